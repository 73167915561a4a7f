import type { JsonObject } from '../../model/document';
import { type KubeVipProgram, kubeVipContainer } from './kube-vip-container';

/** One kube-vip on one control plane, in plain form. */
export interface KubeVipPod extends KubeVipProgram {
  /** A file of /etc/kubernetes on the host. */
  readonly credentials: 'admin.conf' | 'super-admin.conf';
}

const CREDENTIALS = '/etc/kubernetes/admin.conf';

/** The static pod; the kubelet starts it without any API. */
export const renderKubeVipPod = ({ credentials, ...program }: KubeVipPod): JsonObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'kube-vip', namespace: 'kube-system' },
  spec: {
    containers: [
      {
        ...kubeVipContainer(program),
        volumeMounts: [{ name: 'kubeconfig', mountPath: CREDENTIALS }],
      },
    ],
    // Its own API server, also before the address is there; the certificate knows this name.
    hostAliases: [{ hostnames: ['kubernetes'], ip: '127.0.0.1' }],
    hostNetwork: true,
    volumes: [{ name: 'kubeconfig', hostPath: { path: `/etc/kubernetes/${credentials}` } }],
  },
});

/** From then on admin.conf has its rights, and super-admin.conf can be taken away. Runs twice without harm. */
export const KUBE_VIP_AFTER_INIT = `#!/bin/sh
# Run on this node once kubeadm init is done.
set -eu
sed -i 's#path: /etc/kubernetes/super-admin.conf#path: /etc/kubernetes/admin.conf#' \\
  /etc/kubernetes/manifests/kube-vip.yaml
`;
