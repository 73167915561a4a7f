import { keepsGeneration } from '../../k8s/kept-generations';
import { objectsWithMetadata } from '../../model/metadata-index';
import { groupOf } from '../../model/type-meta';
import { defineRule } from '../rule';
import { fieldSide, REFUSED } from '../services/service-side';
import { metadataExample } from './metadata-example';

export const serverMetadata = defineRule({
  code: 'NET107',
  name: 'server-metadata',
  severity: 'error',
  reads: ['objects', 'versions'],
  docs: {
    summary: 'A new object comes without the resourceVersion of another cluster.',
    why: 'A manifest exported with `kubectl get -o yaml` still has what the server wrote. kube-apiserver answers 500 to a resourceVersion other than 0 when it creates an object, and refuses a generation below 0 where it does not count itself; uid, creationTimestamp, managedFields and status it replaces.',
    since: '0.1.0',
    source:
      'apiserver storage ErrResourceVersionSetOnCreate; apimachinery ValidateObjectMetaAccessor',
  },
  findings: {
    version: ({ resourceVersion }: { resourceVersion: string }) => ({
      what: `resourceVersion "${resourceVersion}" on an object that is to be created`,
      fix: 'remove resourceVersion',
    }),
    generation: ({ generation }: { generation: number }) => ({
      what: `generation ${generation} is below 0`,
      fix: 'remove generation',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'what the server writes, left over from an export',
        text: metadataExample('uid: 5f0c', 'generation: 3', 'creationTimestamp: null'),
      },
      {
        title: 'a generation that is counted from 1 anyway',
        text: 'apiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: { name: web, generation: -1 }\nspec: { controller: example.com/web }\n',
      },
    ],
    invalid: [
      { title: 'exported from a cluster', text: metadataExample('resourceVersion: "48213"') },
      { title: 'generations begin at 0', text: metadataExample('generation: -1') },
    ],
  }),
  check({ objects, versions }, report) {
    for (const object of objectsWithMetadata(objects, 'resourceVersion')) {
      const { resourceVersion } = object.metadata;
      if (typeof resourceVersion === 'string' && isVersion(resourceVersion)) {
        const at = fieldSide(object, ['metadata', 'resourceVersion'], resourceVersion);
        report('version', { resourceVersion }, { at, ...REFUSED, data: { resourceVersion } });
      }
    }
    for (const object of objectsWithMetadata(objects, 'generation')) {
      const { generation } = object.metadata;
      if (!keepsGeneration(groupOf(object.apiVersion), object.kind, versions.cluster)) continue;
      if (typeof generation === 'number' && Number.isInteger(generation) && generation < 0) {
        const at = fieldSide(object, ['metadata', 'generation'], generation);
        report('generation', { generation }, { at, ...REFUSED, data: { generation } });
      }
    }
  },
});

const MOST = 2n ** 64n;

/** What `strconv.ParseUint` reads as a number other than 0; everything else is dropped unread [run]. */
const isVersion = (text: string): boolean => /^0*[1-9]\d*$/.test(text) && BigInt(text) < MOST;
