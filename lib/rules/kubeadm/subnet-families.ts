import { subnetTexts } from '../../model/kubeadm-subnet';
import { defineRule } from '../rule';
import { clusterText } from './example-texts';
import { refusersOfSubnet } from './handed-on';

export const subnetFamilies = defineRule({
  code: 'NET602',
  name: 'subnet-families',
  severity: 'error',
  reads: ['kubeadmFiles', 'versions', 'controlPlane'],
  docs: {
    summary: 'podSubnet and serviceSubnet hold one CIDR, or one of each family.',
    why: 'Dual-stack means one IPv4 and one IPv6 range. A mapped range (::ffff:10.0.0.0/112) counts as IPv4.',
    since: '0.1.0',
    source: 'kubeadm validation.ValidateIPNetFromString',
  },
  findings: {
    tooMany: ({ name, count }: { name: string; count: number }) => ({
      what: `${name} holds ${count} CIDRs; one, or one of each family, is possible`,
      fix: `keep one CIDR of each family in ${name}`,
    }),
    sameFamily: ({ name, first, family }: { name: string; first: string; family: string }) => ({
      what: `${name} holds two ${family} ranges; two CIDRs must be of different families`,
      fix: `${name}: "${first}"`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'one of each family',
        text: clusterText(
          'networking:\n  podSubnet: 10.244.0.0/16,fd00:10:244::/56\n  serviceSubnet: 10.96.0.0/16,fd00:10:96::/112\n',
        ),
      },
    ],
    invalid: [
      {
        title: 'two IPv4 ranges',
        text: clusterText('networking:\n  podSubnet: 10.244.0.0/16,10.245.0.0/16\n'),
      },
    ],
  }),
  check(model, report) {
    const { kubeadmFiles, versions } = model;
    for (const { name, field, cidrs } of subnetTexts(kubeadmFiles, versions.kubeadm)) {
      const refusedBy = refusersOfSubnet(name, field, model);
      const sighting = { at: { at: field.at, value: field.value }, refusedBy };
      const [first, second] = cidrs;
      if (cidrs.length > 2) report('tooMany', { name, count: cidrs.length }, sighting);
      if (cidrs.length !== 2 || !first || !second) continue;
      const family = first.cidr.prefix.family;
      if (family !== second.cidr.prefix.family) continue;
      report('sameFamily', { name, first: first.text, family }, sighting);
    }
  },
});
