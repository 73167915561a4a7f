import { writtenKubeletFlags } from '../../model/component-arguments';
import { lastAsRead } from '../../model/component-flags';
import type { Address } from '../../net/address';
import { parseAddressSloppy } from '../../net/parse-sloppy';
import { flagSide } from '../flag-side';
import { defineRule } from '../rule';

export const nodeIpList = defineRule({
  code: 'NET406',
  name: 'node-ip-list',
  severity: 'error',
  reads: ['nodes'],
  docs: {
    summary: 'The kubelet takes one node-ip, or one of each family.',
    why: 'More than that, two of one family, or a pair with 0.0.0.0 or :: in it make the kubelet exit. What it cannot read it leaves out and goes on.',
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
    unread: ({ text }: { text: string }) => ({
      what: `node-ip "${text}" is not an address, so the kubelet leaves it out`,
      fix: 'write the address of the node',
    }),
  },
  examples: {
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
    ],
    invalid: [
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
  },
  check({ nodes }, report) {
    for (const node of nodes) {
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
      else if (addresses.length === 2 && addresses.some(({ bits }) => bits === 0n)) {
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
