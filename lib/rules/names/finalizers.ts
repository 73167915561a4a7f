import { isQualifiedName } from '../../k8s/names';
import type { Json } from '../../model/document';
import { goText } from '../../model/service-addresses';
import { servicesWithServerMetadata } from '../../model/service-index';
import { defineRule } from '../rule';
import { fieldSide, REFUSED } from '../services/service-side';
import { metadataExample } from './metadata-example';

/** Source: pkg/apis/core/helper `standardFinalizers`. */
const STANDARD = ['kubernetes', 'orphan', 'foregroundDeletion'];

export const finalizers = defineRule({
  code: 'NET109',
  name: 'finalizers',
  severity: 'error',
  reads: ['services'],
  docs: {
    summary: 'A finalizer is a DNS name, "/" and a word.',
    why: 'kube-apiserver refuses bare words other than kubernetes, orphan and foregroundDeletion, and the last two together.',
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
  examples: {
    valid: [{ title: 'with a domain', text: metadataExample('finalizers: [example.com/cleanup]') }],
    invalid: [{ title: 'a bare word', text: metadataExample('finalizers: [cleanup]') }],
  },
  check({ services }, report) {
    for (const service of servicesWithServerMetadata(services)) {
      const list = service.metadata.finalizers;
      if (!Array.isArray(list)) continue;
      (list as readonly Json[]).forEach((item, index) => {
        const finalizer = goText(item);
        if (finalizer === undefined || isFinalizer(finalizer)) return;
        const at = fieldSide(service, ['metadata', 'finalizers', index], finalizer);
        report('notName', { finalizer }, { at, ...REFUSED, data: { finalizer } });
      });
      if (!list.includes('orphan') || !list.includes('foregroundDeletion')) continue;
      report('both', {}, { at: fieldSide(service, ['metadata', 'finalizers']), ...REFUSED });
    }
  },
});

const isFinalizer = (text: string): boolean =>
  text.includes('/') ? isQualifiedName(text) : STANDARD.includes(text);
