import { subnetTexts } from '../../model/kubeadm-subnet';
import { defineRule } from '../rule';
import { clusterText } from './example-texts';

interface TwoReadings {
  readonly name: string;
  readonly text: string;
  readonly network: string;
  readonly single: string;
}

export const subnetHostBits = defineRule({
  code: 'NET605',
  name: 'subnet-host-bits',
  severity: 'warning',
  reads: ['kubeadmFiles', 'versions'],
  docs: {
    summary: 'A range should be written with its first address.',
    why: 'kubeadm accepts 10.244.3.7/16 and hands the text on; every component cuts the extra bits off, so the range in use starts elsewhere than the text says. Perhaps a single address or another mask was meant.',
    symptoms: ['pods-unreachable'],
    since: '0.1.0',
    source: 'kubeadm validation.ValidateIPNetFromString; Go net.ParseCIDR',
    whenToIgnore: 'Never: writing the first address changes nothing for the components.',
  },
  findings: {
    hostBits: ({ name, text, network, single }: TwoReadings) => ({
      what: `${name} ${text} has bits beyond its mask: components read ${network}, or ${single} was meant`,
      fix: `${name}: "${network}"`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'the first address',
        text: clusterText('networking:\n  podSubnet: 10.244.0.0/16\n'),
      },
    ],
    invalid: [
      {
        title: 'an address in the middle',
        text: clusterText('networking:\n  podSubnet: 10.244.3.7/16\n'),
      },
    ],
  }),
  check({ kubeadmFiles, versions }, report) {
    for (const { name, field, cidrs } of subnetTexts(kubeadmFiles, versions.kubeadm)) {
      for (const { text, cidr } of cidrs) {
        if (cidr.isMapped || cidr.address.equals(cidr.prefix.first)) continue;
        const single = `${cidr.address}/${cidr.maskWidth}`;
        report(
          'hostBits',
          { name, text, network: `${cidr.prefix}`, single },
          {
            at: { at: field.at, value: text },
            breaks: `every component: uses ${cidr.prefix}, not a range that begins at ${cidr.address}`,
            data: { network: `${cidr.prefix}`, single },
          },
        );
      }
    }
  },
});
