import { isClusterScoped } from '../../k8s/served-kinds';
import type { ApiObjectView } from '../../model/api-object';
import { typesOf } from '../../model/object-index';
import { groupOf } from '../../model/type-meta';
import { defineRule, type Side, type Verdict } from '../rule';
import { manyExamples, namedExample, PORT_80 } from '../services/service-example';
import { REFUSED } from '../services/service-side';

interface Twice {
  readonly kind: string;
  readonly name: string;
  /** Left out where the kind has none. */
  readonly namespace?: string;
}

/** By namespace, then name: nested maps need no key texts. */
type Seen = Map<string, Map<string, ApiObjectView>>;

const storageExample = (namespace: string, reclaimPolicy: string): string =>
  `apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: { name: fast, namespace: ${namespace} }\nprovisioner: example.com/disks\nreclaimPolicy: ${reclaimPolicy}\n`;

export const objectTwice = defineRule({
  code: 'NET106',
  name: 'object-twice',
  severity: 'error',
  reads: ['objects'],
  docs: {
    summary: 'Two objects of one kind must not have the same name in the same namespace.',
    why: 'Creating the second one is refused (AlreadyExists); "kubectl apply" silently overwrites the first one with it, so one of the two is lost. Two files may be alternatives: in one folder that is a warning, in two folders a note, and the same object written twice is none.',
    symptoms: ['object-missing'],
    since: '0.1.0',
    source: 'apiserver registry/rest (409 AlreadyExists)',
  },
  findings: {
    twice: ({ kind, name, namespace }: Twice) => ({
      what: `there are two objects ${kind} ${namespace ? `${namespace}/` : ''}${name}; the second is refused, or overwrites the first`,
      fix: `rename or remove one ${kind} "${name}"`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'two names',
        text: manyExamples(namedExample('web', ...PORT_80), namedExample('api', ...PORT_80)),
      },
      {
        title: 'two namespaces',
        text: manyExamples(
          namedExample('web', ...PORT_80),
          namedExample('web', ...PORT_80).replace('name: web', 'name: web\n  namespace: shop'),
        ),
      },
      {
        title: 'the same object in two files, such as a part and the whole',
        text: namedExample('web', ...PORT_80),
        beside: [{ file: 'all.yaml', text: namedExample('web', ...PORT_80) }],
      },
    ],
    invalid: [
      {
        title: 'one name twice',
        text: manyExamples(namedExample('web', ...PORT_80), namedExample('web', ...PORT_80)),
      },
      {
        title: 'two namespaces, of a kind that has none',
        text: manyExamples(storageExample('a', 'Delete'), storageExample('b', 'Retain')),
      },
      {
        title: 'two objects of one name in files of one folder',
        text: namedExample('web', ...PORT_80),
        beside: [{ file: 'api.yaml', text: namedExample('web', 'ports: [{ port: 443 }]') }],
      },
    ],
  }),
  check({ objects }, report) {
    const seen = new Map<string, Seen>();
    for (const alike of typesOf(objects)) {
      const [{ apiVersion, kind }] = alike;
      const seenOfType = mapIn(seen, typeOf(alike[0]));
      const hasNamespace = !isClusterScoped(groupOf(apiVersion), kind);
      for (const object of alike) {
        if (object.name === '') continue;
        const namespace = hasNamespace ? object.namespace || 'default' : '';
        const first = remember(seenOfType, namespace, object);
        const verdict = first && judgePair(first, object);
        if (!verdict) continue;
        const { name } = object;
        const data = { kind, name, ...(hasNamespace ? { namespace } : {}) };
        report('twice', data, { at: sideOf(object), other: sideOf(first), ...verdict, data });
      }
    }
  },
});

/** A file or a program is sent as a whole; of files nobody knows whether all of them are. */
function judgePair(first: ApiObjectView, second: ApiObjectView): Verdict | undefined {
  const [one, other] = [fileOf(first), fileOf(second)];
  if (one === undefined || other === undefined || one === other) return REFUSED;
  if (JSON.stringify(first.value) === JSON.stringify(second.value)) return undefined;
  return { breaks: OVERWRITES, severity: folderOf(one) === folderOf(other) ? 'warning' : 'info' };
}

const OVERWRITES = 'kubectl apply: replaces one of the two with the other';

/** Undefined for what a program wrote. */
function fileOf({ source }: ApiObjectView): string | undefined {
  const { constructPath, file } = source.locate(['metadata', 'name']);
  return constructPath === null ? (file ?? '') : undefined;
}

const folderOf = (file: string): string => file.slice(0, file.lastIndexOf('/') + 1);

/** The object that had the name before; else keeps this one. */
function remember(seen: Seen, namespace: string, object: ApiObjectView): ApiObjectView | undefined {
  const names = mapIn(seen, namespace);
  const first = names.get(object.name);
  if (!first) names.set(object.name, object);
  return first;
}

const typeOf = ({ apiVersion, kind }: ApiObjectView): string =>
  groupOf(apiVersion) === '' ? kind : `${kind}.${groupOf(apiVersion)}`;

function mapIn<K, L, V>(maps: Map<K, Map<L, V>>, key: K): Map<L, V> {
  const known = maps.get(key);
  if (known) return known;
  const fresh = new Map<L, V>();
  maps.set(key, fresh);
  return fresh;
}

const sideOf = ({ source, name }: ApiObjectView): Side => ({
  at: { source, path: ['metadata', 'name'] },
  value: name,
});
