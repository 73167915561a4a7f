import { hostBitsOf, type SubnetField, subnetTexts } from '../../model/kubeadm-subnet';
import type { Cidr } from '../../net/parse-sloppy';
import { rangeSide } from '../range-side';
import { defineRule } from '../rule';
import { clusterText } from './example-texts';
import { serviceSizeRefusers } from './handed-on';

/** Least number of addresses. Source: kubeadm constants MinimumAddressesIn{Service,Pod}Subnet. */
const LEAST: Readonly<Record<SubnetField, number>> = { serviceSubnet: 10, podSubnet: 14 };
/** Source: kubeadm constants MaximumBitsForServiceSubnet. */
const MOST_SERVICE_BITS = 20;
/** The fewest host bits that hold 10 or 14 addresses. */
const FEWEST_BITS = 4;

interface Size {
  readonly name: SubnetField;
  readonly text: string;
  readonly bits: number;
  readonly cidr: Cidr;
}

const withMask = ({ text }: Size, mask: number): string => `${text.split('/')[0]}/${mask}`;

export const subnetSize = defineRule({
  code: 'NET603',
  name: 'subnet-size',
  severity: 'error',
  reads: ['kubeadmFiles', 'versions', 'controlPlane'],
  docs: {
    summary: 'A service range has 16 to 1,048,576 addresses, a pod range at least 16.',
    why: 'kubeadm asks for 10 and 14 addresses, so /28 and /124 are the smallest; a service range may have at most 20 host bits (/12, /108), whatever the apiserver would take. /0 and /1 overflow and count as empty.',
    since: '0.1.0',
    source:
      'kubeadm validation.ValidateIPNetFromString, ValidateServiceSubnetSize; k8s.io/utils/net RangeSize',
  },
  findings: {
    tooSmall: (size: Size) => ({
      what: `${size.name} ${size.text} has ${2 ** size.bits} addresses, kubeadm asks for ${LEAST[size.name]}`,
      fix: `${size.name}: "${withMask(size, size.cidr.maskWidth - FEWEST_BITS)}" or larger`,
    }),
    overflows: (size: Size) => ({
      what: `${size.name} ${size.text} is so large that kubeadm counts no addresses in it`,
      fix: `${size.name}: "${size.name === 'podSubnet' ? '10.244.0.0/16' : '10.96.0.0/12'}"`,
    }),
    tooLarge: (size: Size) => ({
      what: `serviceSubnet ${size.text} has ${size.bits} host bits, kubeadm takes at most ${MOST_SERVICE_BITS}`,
      fix: `serviceSubnet: "${withMask(size, size.cidr.maskWidth - MOST_SERVICE_BITS)}"`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'the largest service range, and a /16 for pods',
        text: clusterText(
          'networking:\n  podSubnet: 10.244.0.0/16\n  serviceSubnet: 10.96.0.0/12\n',
        ),
      },
    ],
    invalid: [
      {
        title: '8 service addresses',
        text: clusterText('networking:\n  serviceSubnet: 10.96.0.0/29\n'),
      },
      { title: 'a /11', text: clusterText('networking:\n  serviceSubnet: 10.96.0.0/11\n') },
      { title: 'a /64', text: clusterText('networking:\n  serviceSubnet: fd00:10:96::/64\n') },
    ],
  }),
  check(model, report) {
    const { kubeadmFiles, versions } = model;
    for (const { name, field, cidrs } of subnetTexts(kubeadmFiles, versions.kubeadm)) {
      for (const [index, { text, cidr }] of cidrs.entries()) {
        const size = { name, text, cidr, bits: hostBitsOf(cidr) };
        const problem = problemOf(size);
        if (!problem) continue;
        const at = rangeSide({ ...field, value: cidr.prefix, text, origin: 'given' });
        const others = name === 'serviceSubnet' ? serviceSizeRefusers(cidr, index, model) : [];
        report(problem, size, { at, refusedBy: [...field.refusedBy, ...others] });
      }
    }
  },
});

function problemOf({ name, bits, cidr }: Size): 'tooSmall' | 'overflows' | 'tooLarge' | undefined {
  if (bits < FEWEST_BITS) return 'tooSmall';
  if (bits >= cidr.maskWidth - 1) return 'overflows';
  return name === 'serviceSubnet' && bits > MOST_SERVICE_BITS ? 'tooLarge' : undefined;
}
