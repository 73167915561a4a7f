import type { Example } from '../rule';

const HEAD = `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
nodeRegistration: { name: cp1, criSocket: unix:///run/containerd/containerd.sock }
localAPIEndpoint: { advertiseAddress: 192.168.1.10 }
---
apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: `;

/** A file of containerd beside the kubeadm file of its node. */
export const containerdExample = (title: string, text: string, kubernetes = '1.36.4'): Example => ({
  title,
  text,
  file: 'etc/containerd/config.toml',
  beside: [
    {
      file: 'kubeadm.yaml',
      text: `${kubernetes.startsWith('1.30') ? HEAD.replaceAll('v1beta4', 'v1beta3') : HEAD}v${kubernetes}\n`,
    },
  ],
});

/** containerd 1.6 and 1.7. */
export const VERSION_2 = `version = 2
[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
  SystemdCgroup = `;

/** containerd 2.0 on. */
export const VERSION_3 = VERSION_2.replace('2', '3').replace('grpc.v1.cri', 'cri.v1.runtime');
