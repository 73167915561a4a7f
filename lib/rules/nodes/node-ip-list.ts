import type { ClusterModel } from '../../model/cluster-model';
import { kubeletFlags, writtenKubeletFlags } from '../../model/component-arguments';
import { lastAsRead } from '../../model/component-flags';
import { withArguments } from '../../model/kubelet-arguments';
import type { NodePlan } from '../../model/node-plan';
import type { Address } from '../../net/address';
import { parseAddressSloppy } from '../../net/parse-sloppy';
import { flagSide } from '../flag-side';
import { defineRule } from '../rule';
import { isGateOn } from '../setting-check';

const PAIR_IN_CLOUD = `apiVersion: kubeadm.k8s.io/v1beta3
kind: InitConfiguration
nodeRegistration:
  kubeletExtraArgs:
    cloud-provider: external
    node-ip: 192.168.1.10,fd00:1::10
localAPIEndpoint:
  advertiseAddress: 192.168.1.10
`;

export const nodeIpList = defineRule({
  code: 'NET406',
  name: 'node-ip-list',
  severity: 'error',
  reads: ['componentConfigs', 'nodes', 'versions'],
  docs: {
    summary: 'The kubelet takes one node-ip, or one of each family.',
    why: 'More than that, two of one family, or a pair with 0.0.0.0 or :: in it make the kubelet exit; before 1.29 also any pair beside a cloud provider. What it cannot read it leaves out and goes on.',
    since: '0.1.0',
    source: 'component-helpers node/util/ips.go (ParseNodeIPArgument)',
  },
  findings: {
    tooMany: ({ list }: { list: string }) => ({
      what: `node-ip "${list}" is neither one address nor one of each family`,
      fix: 'write one address, or one IPv4 and one IPv6 address joined by a comma',
    }),
    unspecified: ({ list }: { list: string }) => ({
      what: `node-ip "${list}" is a pair with an unspecified address`,
      fix: 'write the two addresses of the node',
    }),
    inCloud: ({ list }: { list: string }) => ({
      what: `node-ip "${list}" is a pair, which this kubelet does not take beside cloud-provider`,
      fix: 'write one address, or set the feature gate CloudDualStackNodeIPs of the kubelet',
    }),
    unread: ({ text }: { text: string }) => ({
      what: `node-ip "${text}" is not an address, so the kubelet leaves it out`,
      fix: 'write the address of the node',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'one of each family',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
nodeRegistration:
  kubeletExtraArgs:
    - name: node-ip
      value: 192.168.1.10,fd00:1::10
localAPIEndpoint:
  advertiseAddress: 192.168.1.10
`,
      },
      {
        title: 'a pair in a cloud, from 1.29 on',
        text: PAIR_IN_CLOUD,
        kubernetesVersion: '1.29',
      },
    ],
    invalid: [
      { title: 'a pair in a cloud at 1.28', text: PAIR_IN_CLOUD, kubernetesVersion: '1.28' },
      {
        title: 'two IPv4 addresses',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
nodeRegistration:
  kubeletExtraArgs:
    - name: node-ip
      value: 192.168.1.10,192.168.56.10
localAPIEndpoint:
  advertiseAddress: 192.168.1.10
`,
      },
    ],
  }),
  check(model, report) {
    for (const node of model.nodes) {
      const flag = lastAsRead(writtenKubeletFlags(node), 'node-ip');
      if (!flag?.value) continue;
      const place = { at: flagSide('node-ip', flag), data: { nodeIp: flag.value } };
      const texts = flag.value.split(',').map((text) => text.trim());
      const addresses = texts.flatMap(read);
      for (const text of texts) {
        if (read(text).length > 0) continue;
        const breaks = 'kubelet: registers the address of the default route instead of this one';
        report('unread', { text }, { ...place, breaks, severity: 'warning' });
      }
      const refused = { ...place, refusedBy: ['kubelet-start'] as const };
      if (isTooMany(addresses)) report('tooMany', { list: flag.value }, refused);
      else if (addresses.length === 2 && !takesPairs(node, model)) {
        report('inCloud', { list: flag.value }, refused);
      } else if (addresses.length === 2 && addresses.some(({ bits }) => bits === 0n)) {
        report('unspecified', { list: flag.value }, refused);
      }
    }
  },
});

function read(text: string): Address[] {
  const reading = parseAddressSloppy(text);
  return reading.ok ? [reading.value] : [];
}

const isTooMany = ([first, second, ...more]: readonly Address[]): boolean =>
  more.length > 0 || (first !== undefined && first.family === second?.family);

/** Source: component-helpers node/util/ips.go (`allowDualStack`). */
function takesPairs(
  node: NodePlan,
  { componentConfigs, versions }: Pick<ClusterModel, 'componentConfigs' | 'versions'>,
): boolean {
  const flags = kubeletFlags(node);
  const provider = lastAsRead(flags, 'cloud-provider')?.value;
  if (!provider) return true;
  const file = componentConfigs.find(({ component }) => component === 'kubelet')?.value ?? {};
  const config = withArguments(file, flags, versions.minor);
  const byItself = versions.cluster.kubeletTakesNodeIpPairsInClouds;
  return provider === 'external' && isGateOn(config, 'CloudDualStackNodeIPs', byItself);
}
