import { clusterExample } from '../cluster-example';
import type { Example } from '../rule';

const INIT = `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
nodeRegistration: { name: cp1 }
localAPIEndpoint: { advertiseAddress: 192.168.1.10 }
---
`;

const HASH = `sha256:${'0123456789abcdef'.repeat(4)}`;

/** One control plane cp1 at 192.168.1.10, with these lines in its ClusterConfiguration. */
export const clusterAt = (...lines: readonly string[]): string =>
  `${INIT}${clusterExample(...lines, 'networking:', '  podSubnet: 10.244.0.0/16')}`;

/** A node that joins through that host; lines below the file's head come last. */
export const joinText = (host: string, name = 'w1', ...lines: readonly string[]): string =>
  `apiVersion: kubeadm.k8s.io/v1beta4
kind: JoinConfiguration
nodeRegistration: { name: ${name} }
discovery:
  bootstrapToken:
    apiServerEndpoint: ${host.includes(':') ? host : `${host}:6443`}
    token: abcdef.0123456789abcdef
    caCertHashes: ["${HASH}"]
${lines.map((line) => `${line}\n`).join('')}`;

export const joinThrough = (
  host: string,
  ...lines: readonly string[]
): Pick<Example, 'text' | 'beside'> => ({
  text: clusterAt(...lines),
  beside: [{ file: 'w1.yaml', text: joinText(host) }],
});
