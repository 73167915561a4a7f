import { isDns1123Subdomain } from '../../k8s/names';
import { judgedFields, textsOf } from '../../model/kubeadm-reading';
import { defineRule } from '../rule';
import { clusterText } from './example-texts';
import { dnsDomainRefusers } from './handed-on';

export const dnsDomain = defineRule({
  code: 'NET600',
  name: 'dns-domain',
  severity: 'error',
  reads: ['kubeadmFiles', 'versions', 'controlPlane'],
  docs: {
    summary: 'networking.dnsDomain must be a lower-case RFC 1123 subdomain.',
    why: 'kubeadm refuses upper case, underscores, a leading or trailing dot and more than 253 characters; a single label may be longer than 63.',
    since: '0.1.0',
    source: 'kubeadm validation.ValidateNetworking; apimachinery IsDNS1123Subdomain',
  },
  findings: {
    notASubdomain: ({ domain, proposal }: { domain: string; proposal: string | undefined }) => ({
      what: `dnsDomain ${JSON.stringify(domain)} is no lower-case RFC 1123 subdomain`,
      fix: `dnsDomain: ${proposal ?? 'cluster.local'}`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a subdomain of your own',
        text: clusterText('networking:\n  dnsDomain: k8s.lab\n'),
      },
    ],
    invalid: [
      { title: 'a trailing dot', text: clusterText('networking:\n  dnsDomain: cluster.local.\n') },
      { title: 'upper case', text: clusterText('networking:\n  dnsDomain: Cluster.local\n') },
    ],
  }),
  check(model, report) {
    const { kubeadmFiles, versions } = model;
    const path = ['networking', 'dnsDomain'];
    for (const field of textsOf(judgedFields(kubeadmFiles, 'cluster', path, versions.kubeadm))) {
      if (isDns1123Subdomain(field.value)) continue;
      const facts = { domain: field.value, proposal: repaired(field.value) };
      const at = { at: field.at, value: field.value };
      const refusedBy = [...field.refusedBy, ...dnsDomainRefusers(field.value, model)];
      report('notASubdomain', facts, { at, refusedBy });
    }
  },
});

function repaired(domain: string): string | undefined {
  const proposal = domain
    .trim()
    .toLowerCase()
    .replaceAll('_', '-')
    .replace(/^\.+|\.+$/g, '');
  return isDns1123Subdomain(proposal) ? proposal : undefined;
}
