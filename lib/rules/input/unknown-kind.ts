import { nearestName } from '../../k8s/schema/nearest-name';
import { isGroupOfKubernetes, isKindOfKubernetes, kindsOfGroup } from '../../k8s/served-kinds';
import { typesOf } from '../../model/object-index';
import { groupOf } from '../../model/type-meta';
import { defineRule } from '../rule';
import { REFUSED } from '../services/service-side';

interface Slip {
  readonly apiVersion: string;
  readonly kind: string;
  readonly meant: string;
}

export const unknownKind = defineRule({
  code: 'NET013',
  name: 'unknown-kind',
  severity: 'error',
  reads: ['objects'],
  docs: {
    summary: 'A kind that is nearly one of those checked here is probably a slip.',
    why: 'No API server has such a kind, so the object is refused, and these checks skip it. Groups of Kubernetes have no kinds of others. Said once for each kind.',
    symptoms: ['object-refused'],
    since: '0.1.0',
    source: 'kubectl: no matches for kind',
  },
  findings: {
    slip: ({ apiVersion, kind, meant }: Slip) => ({
      what: `nobody knows ${kind} of ${apiVersion}; it was not checked`,
      fix: `kind: ${meant}`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a kind of another group',
        text: 'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: web\n',
      },
      {
        title: 'a kind of others, who may call theirs as they like',
        text: 'apiVersion: example.com/v1\nkind: service\nmetadata:\n  name: web\n',
      },
    ],
    invalid: [
      {
        title: 'a letter is missing',
        text: 'apiVersion: v1\nkind: Servce\nmetadata:\n  name: web\n',
      },
      {
        title: 'in small letters',
        text: 'apiVersion: networking.k8s.io/v1\nkind: ingress\nmetadata:\n  name: web\n',
      },
    ],
  }),
  check({ objects }, report) {
    for (const [{ apiVersion, kind, source }] of typesOf(objects)) {
      const group = groupOf(apiVersion);
      if (isKindOfKubernetes(kind) || !isGroupOfKubernetes(group)) continue;
      const meant = nearestName(kind, kindsOfGroup(group));
      if (meant === undefined) continue;
      const at = { at: { source, path: ['kind'] }, value: kind };
      report('slip', { apiVersion, kind, meant }, { at, ...REFUSED });
    }
  },
});
