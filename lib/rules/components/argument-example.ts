import { clusterExample, podRangeExample } from '../cluster-example';

/** A ClusterConfiguration with one extra argument, for examples. */
export const withArgument = (
  component: 'apiServer' | 'controllerManager' | 'scheduler',
  name: string,
  value: string,
): string => `${podRangeExample('10.244.0.0/16')}${component}:
  extraArgs:
    - name: ${name}
      value: "${value}"
`;

/** A cluster with a component's own configuration beside it, for examples. */
export const withConfig = (
  kind: 'KubeletConfiguration' | 'KubeProxyConfiguration',
  fields: string,
): string => `${podRangeExample('10.244.0.0/16')}---
apiVersion: ${kind === 'KubeletConfiguration' ? 'kubelet.config.k8s.io/v1beta1' : 'kubeproxy.config.k8s.io/v1alpha1'}
kind: ${kind}
${fields}
`;

/** An InitConfiguration with one extra argument of the kubelet, for examples. */
export const withKubeletArgument = (name: string, value: string): string =>
  `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
nodeRegistration:
  kubeletExtraArgs:
    - name: ${name}
      value: "${value}"
localAPIEndpoint:
  advertiseAddress: 192.168.1.10
---
${clusterExample()}`;
