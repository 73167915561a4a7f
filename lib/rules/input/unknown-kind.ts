import { nearestName } from '../../k8s/schema/nearest-name';
import { typesOf } from '../../model/object-index';
import { groupOf } from '../../model/type-meta';
import { defineRule } from '../rule';

const KINDS = ['Service', 'ConfigMap'];

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
    slip: ({ apiVersion, kind, meant }: { apiVersion: string; kind: string; meant: string }) => ({
      what: `nobody knows ${kind} of ${apiVersion}; it was not checked`,
      fix: `apiVersion: v1 and kind: ${meant}`,
    }),
  },
  examples: () => ({
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
  }),
  check({ objects }, report) {
    for (const [{ apiVersion, kind, source }] of typesOf(objects)) {
      // A custom group may have any kind.
      if (groupOf(apiVersion) !== '' || (apiVersion === 'v1' && KINDS.includes(kind))) continue;
      const meant = nearestName(kind, KINDS);
      if (meant === undefined) continue;
      const at = { at: { source, path: ['kind'] }, value: kind };
      const breaks = 'kubectl: no matches for the kind';
      report('slip', { apiVersion, kind, meant }, { at, breaks });
    }
  },
});
