import { toLower, trimSpace } from '../../k8s/go-value';
import { isDns1123Subdomain } from '../../k8s/names';
import { registrationsOf } from '../../model/kubeadm-endpoint';
import { fieldOf, textsOf } from '../../model/kubeadm-reading';
import { defineRule } from '../rule';
import { initText } from './example-texts';

export const nodeName = defineRule({
  code: 'NET610',
  name: 'node-name',
  severity: 'error',
  reads: ['kubeadmFiles', 'versions'],
  docs: {
    summary: 'nodeRegistration.name must be an RFC 1123 subdomain.',
    why: 'kubeadm trims and lowers the name, then refuses underscores, blanks inside, and dots or dashes at the ends.',
    since: '0.1.0',
    source: 'kubeadm validation.ValidateNodeRegistrationOptions; component-helpers GetHostname',
  },
  findings: {
    notASubdomain: ({ name, proposal }: { name: string; proposal: string | undefined }) => ({
      what: `node name ${JSON.stringify(name)} is no RFC 1123 subdomain`,
      fix: `name: ${proposal ?? 'cp1'}`,
    }),
  },
  examples: () => ({
    valid: [{ title: 'a plain name', text: initText('nodeRegistration:\n  name: cp1\n') }],
    invalid: [{ title: 'an underscore', text: initText('nodeRegistration:\n  name: cp_1\n') }],
  }),
  check({ kubeadmFiles, versions }, report) {
    const names = registrationsOf(kubeadmFiles, versions.kubeadm).map((r) => fieldOf(r, 'name'));
    for (const { value, at, refusedBy } of textsOf(names)) {
      const name = toLower(trimSpace(value));
      if (isDns1123Subdomain(name)) continue;
      const facts = { name: value, proposal: repaired(name) };
      report('notASubdomain', facts, { at: { at, value }, refusedBy });
    }
  },
});

function repaired(name: string): string | undefined {
  const proposal = name.replace(/[_\s]+/g, '-').replace(/^[-.]+|[-.]+$/g, '');
  return isDns1123Subdomain(proposal) ? proposal : undefined;
}
