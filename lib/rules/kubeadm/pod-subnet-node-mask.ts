import { parseFlags } from '../../model/flags';
import { fieldOf, judgedDocuments } from '../../model/kubeadm-reading';
import { subnetTexts } from '../../model/kubeadm-subnet';
import type { Located } from '../../model/located';
import { nodeMaskOfKubeadm } from '../../model/node-ipam';
import { rangeSide } from '../range-side';
import { defineRule } from '../rule';
import { clusterText } from './example-texts';
import { maskTextRefusers, nodeMaskRefusers } from './handed-on';

/** Source: kubeadm constants PodSubnetNodeMaskMaxDiff. */
const MOST_BITS_APART = 16;

interface Masks {
  readonly text: string;
  readonly podMask: number;
  readonly nodeMask: number;
  readonly flag: string;
}

export const podSubnetNodeMask = defineRule({
  code: 'NET604',
  name: 'pod-subnet-node-mask',
  severity: 'error',
  reads: ['kubeadmFiles', 'versions'],
  docs: {
    summary: 'podSubnet must be cut into node blocks: at most 16 bits between the two masks.',
    why: 'kubeadm compares each pod range with node-cidr-mask-size-ipv4 or -ipv6 (default 24 and 64; node-cidr-mask-size is ignored), unless allocate-node-cidrs is exactly "false". A mapped range keeps its 128-bit mask in this comparison.',
    since: '0.1.0',
    source: 'kubeadm validation.ValidatePodSubnetNodeMask, getClusterNodeMask',
  },
  findings: {
    tooSmall: ({ text, podMask, nodeMask, flag }: Masks) => ({
      what: `podSubnet ${text} is smaller than one node's /${nodeMask} block`,
      fix: `podSubnet with a mask of ${nodeMask} or less, or ${flag}=${podMask} or more`,
    }),
    tooLarge: ({ text, nodeMask, flag, podMask }: Masks) => ({
      what: `podSubnet ${text} and node blocks of /${nodeMask} are more than ${MOST_BITS_APART} bits apart`,
      fix: `controllerManager.extraArgs ${flag}=${podMask + MOST_BITS_APART}, or a podSubnet of /${nodeMask - MOST_BITS_APART}`,
    }),
    notANumber: ({ flag, value }: { flag: string; value: string }) => ({
      what: `${flag} is ${JSON.stringify(value)}, kubeadm reads a whole number there`,
      fix: `${flag}: "24"`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: '256 nodes with a /24 each',
        text: clusterText('networking:\n  podSubnet: 10.244.0.0/16\n'),
      },
    ],
    invalid: [
      {
        title: 'a /25 holds no /24',
        text: clusterText('networking:\n  podSubnet: 10.244.0.0/25\n'),
      },
      {
        title: 'a /40 cut into /64',
        text: clusterText(
          'networking:\n  podSubnet: fd00:10::/40\n  serviceSubnet: fd00:20::/112\n',
        ),
      },
    ],
  }),
  check({ kubeadmFiles, versions }, report) {
    const flagsOf = new Map(
      judgedDocuments(kubeadmFiles, 'cluster', versions.kubeadm).map((cluster) => {
        const { value, at } = fieldOf(cluster, 'controllerManager', 'extraArgs');
        return [cluster.document, parseFlags(value, at)] as const;
      }),
    );
    for (const { name, field, cidrs } of subnetTexts(kubeadmFiles, versions.kubeadm)) {
      const flags = flagsOf.get(field.document);
      if (name !== 'podSubnet' || !flags) continue;
      if (flags.last('allocate-node-cidrs')?.value === 'false') continue;
      for (const { text, cidr } of cidrs) {
        const { family } = cidr.prefix;
        const flag = `node-cidr-mask-size-${family.toLowerCase()}`;
        const { refusedBy } = field;
        const given = flags.last(flag);
        const nodeMask = nodeMaskOfKubeadm(flags, family);
        const at = rangeSide({ ...field, value: cidr.prefix, text, origin: 'given' });
        if (nodeMask === undefined) {
          const refusers = [...refusedBy, ...maskTextRefusers(given?.value ?? '')];
          const facts = { flag, value: given?.value ?? '' };
          report('notANumber', facts, { at, refusedBy: refusers });
          continue;
        }
        const problem = problemOf(cidr.maskBits, nodeMask);
        const facts = { text, podMask: cidr.maskBits, nodeMask, flag };
        const other = given ? { other: sideOf(given) } : {};
        if (!problem) continue;
        const refusers = [...refusedBy, ...nodeMaskRefusers(cidr, cidrs.length, flags)];
        report(problem, facts, { at, ...other, refusedBy: refusers, data: facts });
      }
    }
  },
});

const sideOf = ({ at, value }: Located<string>) => ({ at, value });

function problemOf(podMask: number, nodeMask: number): 'tooSmall' | 'tooLarge' | undefined {
  if (podMask > nodeMask) return 'tooSmall';
  return nodeMask - podMask > MOST_BITS_APART ? 'tooLarge' : undefined;
}
