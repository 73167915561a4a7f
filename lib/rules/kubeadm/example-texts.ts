import { clusterExample } from '../cluster-example';

/** Texts for the examples of this family: a head that every check accepts, and the lines in question. */
export const clusterText = (lines: string): string => `${clusterExample()}${lines}`;

export const initText = (lines: string): string =>
  `${clusterText('')}---
apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
${lines}`;

export const JOIN_DISCOVERY = `discovery:
  bootstrapToken:
    apiServerEndpoint: 192.168.56.10:6443
    token: abcdef.0123456789abcdef
    caCertHashes:
      - sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
`;

/** Join files do not say a version: give the example one. */
export const joinText = (lines: string): string =>
  `apiVersion: kubeadm.k8s.io/v1beta4
kind: JoinConfiguration
${lines}`;

export const resetText = (lines: string): string =>
  `apiVersion: kubeadm.k8s.io/v1beta4
kind: ResetConfiguration
${lines}`;
