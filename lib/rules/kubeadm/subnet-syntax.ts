import { KUBEADM_DEFAULTS } from '../../k8s/defaults';
import type { Json } from '../../model/document';
import { subnetTexts } from '../../model/kubeadm-subnet';
import { parseCidrSloppy } from '../../net/parse-sloppy';
import type { UnreadableCidr } from '../../net/spelled-cidr';
import { defineRule } from '../rule';
import { clusterText } from './example-texts';
import { refusersOfSubnet } from './handed-on';

interface Unreadable {
  readonly name: string;
  readonly entry: string;
  readonly problem: UnreadableCidr;
  readonly proposal: string | undefined;
}

const REASONS: Readonly<Record<UnreadableCidr, string>> = {
  'not-an-address': 'what stands before the slash is no address',
  blanks: 'blanks are not trimmed',
  zone: 'a CIDR has no zone',
  'no-mask': 'the mask length is missing',
  'mask-not-a-number': 'the mask is no plain number',
  'mask-out-of-range': 'the mask is longer than the address',
};

export const subnetSyntax = defineRule({
  code: 'NET601',
  name: 'subnet-syntax',
  severity: 'error',
  reads: ['kubeadmFiles', 'versions', 'controlPlane'],
  docs: {
    summary: 'podSubnet and serviceSubnet hold CIDRs, separated by a comma and nothing else.',
    why: 'kubeadm splits at the comma and trims nothing, so a blank after it breaks the second CIDR. Leading zeros and host bits are read.',
    since: '0.1.0',
    source: 'kubeadm validation.ValidateIPNetFromString; k8s.io/utils/net ParseCIDRSloppy',
  },
  findings: {
    unreadable: ({ name, entry, problem, proposal }: Unreadable) => ({
      what: `${name} holds ${JSON.stringify(entry)}, which is no CIDR: ${REASONS[problem]}`,
      fix: `${name}: "${proposal ?? (name === 'podSubnet' ? '10.244.0.0/16' : KUBEADM_DEFAULTS.serviceSubnet)}"`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'two families, one comma',
        text: clusterText(
          'networking:\n  podSubnet: 10.244.0.0/16,fd00:10:244::/56\n  serviceSubnet: 10.96.0.0/16,fd00:10:96::/112\n',
        ),
      },
    ],
    invalid: [
      {
        title: 'a blank after the comma',
        text: clusterText(
          'networking:\n  podSubnet: 10.244.0.0/16, fd00:10:244::/56\n  serviceSubnet: 10.96.0.0/16,fd00:10:96::/112\n',
        ),
      },
      { title: 'no mask', text: clusterText('networking:\n  podSubnet: 10.244.0.0\n') },
    ],
  }),
  check(model, report) {
    const { kubeadmFiles, versions } = model;
    for (const { name, field, entries } of subnetTexts(kubeadmFiles, versions.kubeadm)) {
      for (const { text } of entries) {
        const reading = parseCidrSloppy(text);
        if (reading.ok) continue;
        const proposal = repaired(field.value);
        report(
          'unreadable',
          { name, entry: text, problem: reading.problem, proposal },
          {
            at: { at: field.at, value: field.value },
            refusedBy: refusersOfSubnet(name, field, model),
            data: { entry: text, problem: reading.problem } satisfies Record<string, Json>,
          },
        );
      }
    }
  },
});

function repaired(text: string): string | undefined {
  const proposal = text.replace(/\s+/g, '');
  return proposal.split(',').every((entry) => parseCidrSloppy(entry).ok) ? proposal : undefined;
}
