import type { Contract } from '../../k8s/contract';
import { typesOf } from '../../model/object-index';
import { isTurnedOn } from '../../model/runtime-config';
import { groupOf } from '../../model/type-meta';
import { besideCluster } from '../cluster-example';
import { defineRule } from '../rule';
import { fieldSide, REFUSED } from './service-side';

interface Unserved {
  readonly kind: string;
  readonly apiVersion: string;
  readonly served: string | undefined;
}

const serviceCidrIn = (apiVersion: string): string =>
  `apiVersion: ${apiVersion}\nkind: ServiceCIDR\nmetadata: { name: more }\nspec: { cidrs: [10.112.0.0/16] }\n`;

export const unservedVersion = defineRule({
  code: 'NET338',
  name: 'unserved-version',
  severity: 'error',
  reads: ['objects', 'versions', 'controlPlane'],
  docs: {
    summary: 'EndpointSlice, ServiceCIDR and IPAddress are written in a version that is served.',
    why: 'kube-apiserver answers 404 to others. ServiceCIDR and IPAddress are in networking.k8s.io/v1 from 1.33; beta and alpha versions are only there where --runtime-config turns them on. discovery.k8s.io/v1beta1 is gone since 1.25.',
    since: '0.1.0',
    source: 'Kubernetes deprecated API migration guide; KEP-1880',
  },
  findings: {
    unserved: ({ kind, apiVersion, served }: Unserved) => ({
      what: `${kind} is not served in ${apiVersion}`,
      fix: served
        ? `apiVersion: ${served}`
        : 'remove it, or upgrade to 1.33; until then serviceSubnet alone decides',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'from 1.33',
        text: serviceCidrIn('networking.k8s.io/v1'),
        kubernetesVersion: '1.33',
      },
      {
        title: 'a beta that is turned on',
        text: serviceCidrIn('networking.k8s.io/v1beta1'),
        ...besideCluster(
          'apiServer:',
          '  extraArgs:',
          '    - { name: runtime-config, value: networking.k8s.io/v1beta1=true }',
        ),
      },
    ],
    invalid: [
      {
        title: 'one minor too early',
        text: serviceCidrIn('networking.k8s.io/v1'),
        kubernetesVersion: '1.32',
      },
      { title: 'a beta that nobody turned on', text: serviceCidrIn('networking.k8s.io/v1beta1') },
    ],
  }),
  check({ objects, versions, controlPlane }, report) {
    for (const alike of typesOf(objects)) {
      const [{ apiVersion, kind }] = alike;
      if (!isJudgedByItsOwnRule(apiVersion, kind)) continue;
      const served = servedVersion(groupOf(apiVersion), versions.cluster);
      if (apiVersion === served || isTurnedOn(apiVersion, controlPlane)) continue;
      for (const object of alike) {
        const data = { kind, apiVersion, ...(served ? { served } : {}) };
        const at = fieldSide(object, ['apiVersion'], apiVersion);
        report('unserved', { kind, apiVersion, served }, { at, ...REFUSED, data });
      }
    }
  },
});

/** Whatever their version; NET832 is about all others. */
const KINDS = [
  'discovery.k8s.io/EndpointSlice',
  'networking.k8s.io/ServiceCIDR',
  'networking.k8s.io/IPAddress',
];

export const isJudgedByItsOwnRule = (apiVersion: string, kind: string): boolean =>
  KINDS.includes(`${groupOf(apiVersion)}/${kind}`);

const servedVersion = (group: string, cluster: Contract): string | undefined =>
  group === 'discovery.k8s.io' || cluster.serviceCidrObjectsExtendTheRange
    ? `${group}/v1`
    : undefined;
