import { nearestName } from '../../k8s/schema/nearest-name';
import type { ApiObjectView } from '../../model/api-object';
import { typesOf } from '../../model/object-index';
import { groupOf } from '../../model/type-meta';
import { defineRule } from '../rule';

interface Reading {
  readonly apiVersion: string;
  readonly kinds: readonly string[];
}

const KUBEADM: Reading = {
  apiVersion: 'kubeadm.k8s.io/v1beta4',
  kinds: ['InitConfiguration', 'ClusterConfiguration', 'JoinConfiguration'],
};
const CORE: Reading = { apiVersion: 'v1', kinds: ['Service', 'ConfigMap'] };
const CORE_KINDS: ReadonlySet<string> = new Set(CORE.kinds);

export const unknownKind = defineRule({
  code: 'NET013',
  name: 'unknown-kind',
  severity: 'info',
  reads: ['objects'],
  docs: {
    summary: 'A kind that is nearly one of those checked here is probably a slip.',
    why: 'No API server has such a kind, so kubectl refuses the object, and these checks skip it. Said once for each kind.',
    symptoms: ['object-refused'],
    since: '0.1.0',
    source: 'kubectl: no matches for kind',
  },
  findings: {
    slip: ({ apiVersion, kind, meant }: { apiVersion: string; kind: string; meant: Meant }) => ({
      what: `nobody knows ${kind} of ${apiVersion}; it was not checked`,
      fix: `apiVersion: ${meant.apiVersion} and kind: ${meant.kind}`,
    }),
  },
  examples: {
    valid: [
      {
        title: 'a kind of another group',
        text: 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n',
      },
    ],
    invalid: [
      {
        title: 'a letter is missing',
        text: 'apiVersion: v1\nkind: Servce\nmetadata:\n  name: web\n',
      },
    ],
  },
  check({ objects }, report) {
    for (const [first] of typesOf(objects)) {
      const { apiVersion, kind, source } = first;
      if (apiVersion === 'v1' && CORE_KINDS.has(kind)) continue;
      const meant = meantBy(first);
      if (!meant) continue;
      const at = { at: { source, path: ['kind'] }, value: kind };
      report(
        'slip',
        { apiVersion, kind, meant },
        { at, breaks: 'kubectl: no matches for the kind' },
      );
    }
  },
});

interface Meant {
  readonly apiVersion: string;
  readonly kind: string;
}

/** A custom group may have any kind; only core kinds, and kubeadm's in a wrong group, can be slips. */
function meantBy({ apiVersion, kind }: ApiObjectView): Meant | undefined {
  const isCore = groupOf(apiVersion) === '';
  const { kinds, ...reading } = isCore ? CORE : KUBEADM;
  const meant = isCore ? nearestName(kind, kinds) : kinds.find((known) => known === kind);
  return meant === undefined ? undefined : { ...reading, kind: meant };
}
