import { isQualifiedName } from '../../k8s/names';
import type { ApiObjectView } from '../../model/api-object';
import type { Json } from '../../model/document';
import { objectsWithMetadata } from '../../model/metadata-index';
import { goText } from '../../model/service-addresses';
import { groupOf } from '../../model/type-meta';
import { defineRule } from '../rule';
import { fieldSide, REFUSED } from '../services/service-side';
import { metadataExample } from './metadata-example';

/** Source: pkg/apis/core/helper `standardFinalizers`. */
const STANDARD = ['kubernetes', 'orphan', 'foregroundDeletion'];

/** Groups whose kinds go through core `ValidateObjectMeta`; custom resources may have bare words. */
const JUDGED_STRICTLY = [
  ...['', 'apps', 'autoscaling', 'batch', 'discovery.k8s.io', 'networking.k8s.io'],
  ...['rbac.authorization.k8s.io', 'scheduling.k8s.io', 'storage.k8s.io'],
];

export const finalizers = defineRule({
  code: 'NET109',
  name: 'finalizers',
  severity: 'error',
  reads: ['objects'],
  docs: {
    summary: 'A finalizer is a DNS name, "/" and a word.',
    why: 'kube-apiserver refuses bare words on its own kinds, other than kubernetes, orphan and foregroundDeletion, and the last two together.',
    since: '0.1.0',
    source: 'apimachinery ValidateFinalizers; kube-apiserver validateKubeFinalizerName',
  },
  findings: {
    notName: ({ finalizer }: { finalizer: string }) => ({
      what: `finalizer "${finalizer}" is not a name such as "example.com/cleanup"`,
      fix: 'remove it, or put the domain of its controller before it',
    }),
    both: () => ({
      what: 'finalizers orphan and foregroundDeletion exclude each other',
      fix: 'remove one of them',
    }),
  },
  examples: () => ({
    valid: [
      { title: 'with a domain', text: metadataExample('finalizers: [example.com/cleanup]') },
      {
        title: 'a bare one, on a custom resource',
        text: `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: web, finalizers: [resources-finalizer.argocd.argoproj.io] }
spec: { project: default }
`,
      },
    ],
    invalid: [{ title: 'a bare word', text: metadataExample('finalizers: [cleanup]') }],
  }),
  check({ objects }, report) {
    for (const object of objectsWithMetadata(objects, 'finalizers')) {
      const list = object.metadata.finalizers;
      if (!Array.isArray(list)) continue;
      (list as readonly Json[]).forEach((item, index) => {
        const finalizer = goText(item);
        if (finalizer === undefined || isFinalizer(finalizer, object)) return;
        const at = fieldSide(object, ['metadata', 'finalizers', index], finalizer);
        report('notName', { finalizer }, { at, ...REFUSED, data: { finalizer } });
      });
      if (!list.includes('orphan') || !list.includes('foregroundDeletion')) continue;
      report('both', {}, { at: fieldSide(object, ['metadata', 'finalizers']), ...REFUSED });
    }
  },
});

const isFinalizer = (text: string, { apiVersion }: ApiObjectView): boolean =>
  text.includes('/') || !JUDGED_STRICTLY.includes(groupOf(apiVersion))
    ? isQualifiedName(text)
    : STANDARD.includes(text);
