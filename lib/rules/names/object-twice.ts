import type { ApiObjectView } from '../../model/api-object';
import { typesOf } from '../../model/object-index';
import { groupOf } from '../../model/type-meta';
import { defineRule, type Side } from '../rule';
import { manyExamples, namedExample, PORT_80 } from '../services/service-example';
import { REFUSED } from '../services/service-side';

interface Twice {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
}

/** By namespace, then name: nested maps need no key texts. */
type Seen = Map<string, Map<string, ApiObjectView>>;

export const objectTwice = defineRule({
  code: 'NET106',
  name: 'object-twice',
  severity: 'error',
  reads: ['objects'],
  docs: {
    summary: 'Two objects of one kind must not have the same name in the same namespace.',
    why: 'Creating the second one is refused (AlreadyExists); "kubectl apply" silently overwrites the first one with it, so one of the two is lost.',
    since: '0.1.0',
    source: 'apiserver registry/rest (409 AlreadyExists)',
  },
  findings: {
    twice: ({ kind, name, namespace }: Twice) => ({
      what: `there are two objects ${kind} ${namespace}/${name}; the second is refused, or overwrites the first`,
      fix: `rename or remove one ${kind} "${name}"`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'two names',
        text: manyExamples(namedExample('web', ...PORT_80), namedExample('api', ...PORT_80)),
      },
    ],
    invalid: [
      {
        title: 'one name twice',
        text: manyExamples(namedExample('web', ...PORT_80), namedExample('web', ...PORT_80)),
      },
    ],
  }),
  check({ objects }, report) {
    const seen = new Map<string, Seen>();
    for (const alike of typesOf(objects)) {
      const seenOfType = mapIn(seen, typeOf(alike[0]));
      for (const object of alike) {
        if (object.name === '') continue;
        const first = remember(seenOfType, object);
        if (!first) continue;
        const { kind, name } = object;
        const namespace = object.namespace || 'default';
        report(
          'twice',
          { kind, name, namespace },
          { at: sideOf(object), other: sideOf(first), ...REFUSED, data: { kind, namespace, name } },
        );
      }
    }
  },
});

/** The object that had the name before; else keeps this one. Without a namespace means `default`. */
function remember(seen: Seen, object: ApiObjectView): ApiObjectView | undefined {
  const names = mapIn(seen, object.namespace || 'default');
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
