import {
  isGroupOfNobodyElse,
  isKindOfKubernetes,
  servedFrom,
  servedVersionsOf,
} from '../../k8s/served-kinds';
import { nameOfMinor } from '../../k8s/version';
import { typesOf } from '../../model/object-index';
import { isTurnedOn } from '../../model/runtime-config';
import { groupOf } from '../../model/type-meta';
import { besideCluster } from '../cluster-example';
import { defineRule } from '../rule';
import { REFUSED } from '../services/service-side';
import { isJudgedByItsOwnRule } from '../services/unserved-version';
import { workloadExample } from './workload-example';
import { writtenSide } from './workload-side';

interface Facts {
  readonly kind: string;
  readonly apiVersion: string;
  readonly served: string | undefined;
  /** The minor that has it, where this one does not. */
  readonly from: number | undefined;
}

const oldIngress = (apiVersion: string): string =>
  `apiVersion: ${apiVersion}\nkind: Ingress\nmetadata: { name: web }\nspec: { backend: { serviceName: web, servicePort: 80 } }\n`;

const namedObject = (apiVersion: string, kind: string): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: web }\n`;

export const unservedApiVersion = defineRule({
  code: 'NET832',
  name: 'unserved-api-version',
  severity: 'error',
  reads: ['objects', 'versions', 'controlPlane'],
  docs: {
    summary: 'An object must be of an apiVersion in which kube-apiserver serves its kind.',
    why: 'Older ones are gone, and their fields may have other names now; newer ones come with a later minor, and beta ones need --runtime-config. kubectl says "no matches for kind", and little else of the object is checked here.',
    symptoms: ['object-refused'],
    since: '0.1.0',
    source: 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/',
  },
  findings: {
    unserved: ({ kind, apiVersion, served, from }: Facts) => ({
      what: `kube-apiserver serves no ${kind} of ${apiVersion}`,
      fix: served ? `apiVersion: ${served}` : laterOrNever(kind, from),
    }),
  },
  examples: () => ({
    valid: [
      { title: 'the version of today', text: workloadExample() },
      {
        title: 'a kind of others with the same name',
        text: namedObject('serving.knative.dev/v1', 'Service'),
      },
      {
        title: 'a beta that is turned on',
        text: namedObject('admissionregistration.k8s.io/v1beta1', 'MutatingAdmissionPolicy'),
        ...besideCluster(
          'apiServer:',
          '  extraArgs:',
          '    - { name: runtime-config, value: admissionregistration.k8s.io/v1beta1=true }',
        ),
      },
    ],
    invalid: [
      { title: 'a group that is gone', text: oldIngress('extensions/v1beta1') },
      { title: 'a version that is gone', text: oldIngress('networking.k8s.io/v1beta1') },
      { title: 'a kind that is gone', text: namedObject('policy/v1beta1', 'PodSecurityPolicy') },
      { title: 'without its group', text: workloadExample().replace('apps/v1', 'v1') },
      { title: 'half a group', text: namedObject('networking/v1', 'NetworkPolicy') },
      {
        title: 'one minor too early',
        text: namedObject('resource.k8s.io/v1', 'ResourceClaim'),
        kubernetesVersion: '1.33',
      },
    ],
  }),
  check({ objects, versions: { minor }, controlPlane }, report) {
    for (const alike of typesOf(objects)) {
      const [{ kind, apiVersion }] = alike;
      if (!isGroupOfNobodyElse(groupOf(apiVersion)) || !isKindOfKubernetes(kind)) continue;
      const versions = servedVersionsOf(kind, minor);
      if (versions.includes(apiVersion) || isTurnedOn(apiVersion, controlPlane)) continue;
      if (isJudgedByItsOwnRule(apiVersion, kind)) continue;
      const [served] = versions;
      const from = served ? undefined : servedFrom(kind, minor);
      const data = { kind, apiVersion, ...(served ? { served } : {}) };
      for (const object of alike) {
        const at = writtenSide(object, ['apiVersion']);
        report('unserved', { kind, apiVersion, served, from }, { at, ...REFUSED, data });
      }
    }
  },
});

const laterOrNever = (kind: string, from: number | undefined): string =>
  from === undefined
    ? `remove it: Kubernetes has no ${kind} any more`
    : `remove it, or upgrade to ${nameOfMinor(from)}`;
