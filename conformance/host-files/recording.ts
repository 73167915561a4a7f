import type { HostFile } from '../../lib/emit/host/host-request';

const PODS = '/etc/kubernetes/manifests/';
const KUBELET = '/var/lib/kubelet/';
const CLUSTER = '/cluster/';
const CONFIGURATION = '/var/lib/kubelet/config.yaml';

/** The configurations worth keeping as golden files, and where each shows what no other one does. */
const RECORDED_CASES: Readonly<Record<string, readonly string[]>> = {
  plain: [PODS, KUBELET, CLUSTER],
  'dual-stack': [PODS, KUBELET, CLUSTER],
  ipv6: [PODS, KUBELET, CLUSTER],
  'api-server-arguments': [PODS],
  'authorization-mode': [PODS, '/cluster/kubeadm-config.yaml'],
  'controller-manager-arguments': [PODS],
  'etcd-metrics': [PODS],
  'external-etcd-folders': [PODS, '/cluster/kubeadm-config.yaml'],
  'older-cluster': [PODS],
  'pki-host': [PODS],
  'patches-json': [PODS, CONFIGURATION],
  'patches-merge': [PODS, CONFIGURATION],
  'patches-strategic': [PODS, CONFIGURATION],
  quoting: [PODS, '/cluster/kubeadm-config.yaml'],
  'repeated-arguments': [PODS],
  environment: [PODS, '/cluster/kubeadm-config.yaml'],
  timeout: [PODS],
  'timeout-for-control-plane': [PODS],
  volumes: [PODS],
  'addons-disabled': ['/cluster/kubeadm-config.yaml'],
  'dns-image': ['/cluster/kubeadm-config.yaml'],
  'endpoint-ipv6': ['/cluster/kubeadm-config.yaml', '/cluster/kube-proxy.yaml'],
  'kube-proxy-settings': ['/cluster/kube-proxy.yaml'],
  'kube-proxy-zeros': ['/cluster/kube-proxy.yaml'],
  'kubelet-arguments': ['/var/lib/kubelet/kubeadm-flags.env'],
  'kubelet-durations': [CONFIGURATION],
  'kubelet-nested': [CONFIGURATION],
  'kubelet-quantities': [CONFIGURATION],
  'kubelet-texts': [CONFIGURATION],
  'kubelet-zeros': [CONFIGURATION],
  'runtime-in-a-flag': [KUBELET],
  'systemd-resolved': [KUBELET, '/cluster/kubelet-config.yaml'],
};

/** What of these files belongs into the recording of a configuration. */
export const worthKeeping = (name: string, files: readonly HostFile[]): HostFile[] =>
  files.filter(({ path }) => foldersOf(name).some((folder) => path.startsWith(folder)));

export const isRecorded = (name: string): boolean => foldersOf(name).length > 0;

/** The name of a case ends in its API version. */
const foldersOf = (name: string): readonly string[] => RECORDED_CASES[stemOf(name)] ?? [];

const stemOf = (name: string): string => name.split('.')[0] ?? '';

/** All files of one node in one text, in the order of their paths. */
export const formatRecording = (files: readonly HostFile[]): string =>
  files
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, mode, content }) => `==> ${path} 0${mode.toString(8)} <==\n${content}`)
    .join('');
