import { GROUPS_OF_KUBERNETES, SERVED_IN } from '../../k8s/served-kinds';
import { typesOf } from '../../model/object-index';
import { groupOf } from '../../model/type-meta';
import { defineRule } from '../rule';
import { REFUSED } from '../services/service-side';
import { workloadExample } from './workload-example';
import { writtenSide } from './workload-side';

interface Facts {
  readonly kind: string;
  readonly apiVersion: string;
  readonly served: string;
}

const oldIngress = (apiVersion: string): string =>
  `apiVersion: ${apiVersion}\nkind: Ingress\nmetadata: { name: web }\nspec: { backend: { serviceName: web, servicePort: 80 } }\n`;

export const unservedApiVersion = defineRule({
  code: 'NET832',
  name: 'unserved-api-version',
  severity: 'error',
  reads: ['objects'],
  docs: {
    summary: 'An object must be of an apiVersion in which kube-apiserver serves its kind.',
    why: 'Older ones are gone since before 1.28, and their fields may have other names now. kubectl says "no matches for kind", and nothing else of the object is checked here.',
    symptoms: ['object-refused'],
    since: '0.1.0',
    source: 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/',
  },
  findings: {
    gone: ({ kind, apiVersion, served }: Facts) => ({
      what: `kube-apiserver serves no ${kind} of ${apiVersion}`,
      fix: `apiVersion: ${served}`,
    }),
  },
  examples: () => ({
    valid: [
      { title: 'the version of today', text: workloadExample() },
      {
        title: 'a kind of others with the same name',
        text: 'apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata: { name: web }\n',
      },
    ],
    invalid: [
      { title: 'a group that is gone', text: oldIngress('extensions/v1beta1') },
      { title: 'a version that is gone', text: oldIngress('networking.k8s.io/v1beta1') },
      { title: 'without its group', text: workloadExample().replace('apps/v1', 'v1') },
    ],
  }),
  check({ objects }, report) {
    for (const alike of typesOf(objects)) {
      const [{ kind, apiVersion }] = alike;
      const served = Object.hasOwn(SERVED_IN, kind) ? SERVED_IN[kind] : undefined;
      const [newest] = served ?? [];
      if (!newest || served?.includes(apiVersion)) continue;
      if (!GROUPS_OF_KUBERNETES.has(groupOf(apiVersion))) continue;
      const data = { kind, apiVersion, served: newest };
      for (const object of alike) {
        report('gone', data, { at: writtenSide(object, ['apiVersion']), ...REFUSED, data });
      }
    }
  },
});
