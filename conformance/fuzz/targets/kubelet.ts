import fc from 'fast-check';
import { kubeletStart } from '../../judges/kubelet-start';
import { argumentsOf } from '../components/arguments';
import { CLUSTER, type Configuration, documentOf } from '../components/configurations';
import { withArguments } from '../components/control-plane';
import { KUBELET_LEFT_OUT, kubeletFields } from '../components/kubelet-fields';
import type { FuzzTarget } from '../target';

const KUBELET: Configuration = {
  apiVersion: 'kubelet.config.k8s.io/v1beta1',
  kind: 'KubeletConfiguration',
  component: 'kubelet',
  fields: kubeletFields,
  leftOut: KUBELET_LEFT_OUT,
};

/** The kubelet's configuration and extra arguments. */
export const kubelet: FuzzTarget = {
  name: 'kubelet',
  folder: 'node-components',
  judges: [kubeletStart],
  minors: [30, 33, 36, 37],
  extension: 'yaml',
  texts: (minor) =>
    fc.oneof(
      { weight: 7, arbitrary: documentOf(KUBELET, minor).map(besideCluster) },
      { weight: 3, arbitrary: argumentsOf('kubelet', minor).map(ofNode) },
    ),
  isMeantFor: (_, input) => input.includes('kind: ClusterConfiguration\n'),
};

const besideCluster = (document: string): string => `${CLUSTER}---\n${document}`;

const INIT = `apiVersion: kubeadm.k8s.io/\${API}
kind: InitConfiguration
`;

const ofNode = (args: Parameters<typeof withArguments>[1]): string =>
  `${INIT}${withArguments(['nodeRegistration:', '  kubeletExtraArgs:'], args)}---\n${CLUSTER}`;
