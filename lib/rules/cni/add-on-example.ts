import { workloadExample } from '../workloads/workload-example';

/** Calico's Installation with one pool, as `custom-resources.yaml` of its release has it. */
export const installationText = (cidr: string, ...settings: readonly string[]): string =>
  `apiVersion: operator.tigera.io/v1
kind: Installation
metadata: { name: default }
spec:
  calicoNetwork:
${settings.map((line) => `    ${line}\n`).join('')}    ipPools:
      - cidr: ${cidr}
        encapsulation: VXLANCrossSubnet
        natOutgoing: Enabled
`;

/** The ConfigMap that every way of installing Cilium writes. */
export const ciliumText = (...data: readonly string[]): string =>
  `apiVersion: v1
kind: ConfigMap
metadata: { name: cilium-config, namespace: kube-system }
data:
${data.map((line) => `  ${line}\n`).join('')}`;

/** The DaemonSet of kube-router with these arguments. */
export const kubeRouterText = (...args: readonly string[]): string =>
  `${workloadExample({ kind: 'DaemonSet', name: 'kube-router', podSpec: ['hostNetwork: true'] })}          args: ${JSON.stringify(args)}
`;
