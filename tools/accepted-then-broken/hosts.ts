import type { BrokenCase } from './broken-case';
import { cluster, config, documents, init, kubeletArgument } from './texts';

/** What the hosts must have. */
export const HOST_CASES: readonly BrokenCase[] = [
  {
    number: 26,
    what: 'The kubelet gets a flag that is gone.',
    mistakes: [
      {
        title: 'the pause image',
        code: 'NET701',
        files: {
          'kubeadm.yaml': documents(
            init('192.168.1.10', {
              lines: kubeletArgument('pod-infra-container-image', 'registry.k8s.io/pause:3.10'),
            }),
            cluster({ version: '1.35.4' }),
          ),
        },
      },
    ],
    nearMisses: [
      {
        'kubeadm.yaml': documents(
          init('192.168.1.10', {
            lines: kubeletArgument('pod-infra-container-image', 'registry.k8s.io/pause:3.10'),
          }),
          cluster({ version: '1.34.9' }),
        ),
      },
    ],
    lookAt: 'journalctl -u kubelet | grep "unknown flag"',
    variants: ['kubelet with a flag that is gone'],
  },
  {
    number: 27,
    what: 'Hosts with cgroup v1, and kubeadm from 1.35.',
    mistakes: [
      {
        title: 'the kubelet is told, kubeadm is not',
        code: 'NET790',
        files: {
          'kubeadm.yaml': documents(
            init('192.168.1.10'),
            cluster({ version: '1.35.4' }),
            config('KubeletConfiguration', 'failCgroupV1: false'),
          ),
        },
      },
    ],
    nearMisses: [
      {
        'kubeadm.yaml': documents(
          init('192.168.1.10'),
          cluster({ version: '1.34.9' }),
          config('KubeletConfiguration', 'failCgroupV1: false'),
        ),
      },
      {
        'kubeadm.yaml': documents(
          init('192.168.1.10'),
          cluster(),
          config('KubeletConfiguration', 'failCgroupV1: true'),
        ),
      },
    ],
    lookAt: 'stat -fc %T /sys/fs/cgroup',
  },
  {
    number: 28,
    what: 'kube-proxy runs in the mode ipvs, for which the host may lack modules.',
    mistakes: [
      {
        title: 'mode ipvs',
        code: 'NET791',
        files: {
          'kubeadm.yaml': documents(cluster(), config('KubeProxyConfiguration', 'mode: ipvs')),
        },
      },
    ],
    nearMisses: [
      { 'kubeadm.yaml': documents(cluster(), config('KubeProxyConfiguration', 'mode: iptables')) },
      { 'kubeadm.yaml': documents(cluster(), config('KubeProxyConfiguration', 'mode: nftables')) },
    ],
    lookAt: 'lsmod | grep ip_vs; kubectl -n kube-system logs daemonset/kube-proxy',
  },
];
