import { kubeProxyStart } from '../../judges/kube-proxy-start';
import { CLUSTER, type Configuration, documentOf } from '../components/configurations';
import { KUBE_PROXY_LEFT_OUT, kubeProxyFields } from '../components/kube-proxy-fields';
import type { FuzzTarget } from '../target';

const KUBE_PROXY: Configuration = {
  apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
  kind: 'KubeProxyConfiguration',
  component: 'kube-proxy',
  fields: kubeProxyFields,
  leftOut: KUBE_PROXY_LEFT_OUT,
};

/** kube-proxy's configuration. */
export const kubeProxy: FuzzTarget = {
  name: 'kube-proxy',
  folder: 'node-components',
  judges: [kubeProxyStart],
  minors: [30, 33, 36, 37],
  extension: 'yaml',
  texts: (minor) => documentOf(KUBE_PROXY, minor).map((document) => `${CLUSTER}---\n${document}`),
  isMeantFor: (_, input) => input.includes('kind: ClusterConfiguration\n'),
};
