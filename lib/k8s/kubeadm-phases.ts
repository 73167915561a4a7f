/** First and last minor whose command has the phase; `all` is a phase of its own inside a group. */
type Phases = Readonly<Record<string, readonly [first: number, last: number]>>;

const ALWAYS = [28, 37] as const;

const always = (...names: string[]): Phases => Object.fromEntries(names.map((n) => [n, ALWAYS]));

const inGroup = (group: string, ...names: string[]): Phases =>
  always(group, ...['all', ...names].map((name) => `${group}/${name}`));

/** The commands that read `skipPhases`. */
export type PhasedCommand = 'init' | 'join' | 'reset' | 'upgrade apply' | 'upgrade node';

const since = (minor: number, phases: Phases): Phases =>
  Object.fromEntries(Object.keys(phases).map((name) => [name, [minor, 37]]));

/** Source: `kubeadm init --help` and so on [run], the hidden phases of cmd/phases included. */
const PHASES: Readonly<Record<PhasedCommand, Phases>> = {
  init: {
    ...always('preflight', 'kubelet-start', 'wait-control-plane', 'upload-certs'),
    ...always('mark-control-plane', 'bootstrap-token', 'show-join-command', 'etcd', 'etcd/local'),
    ...inGroup('certs', 'ca', 'apiserver', 'apiserver-kubelet-client', 'front-proxy-ca'),
    ...inGroup('certs', 'front-proxy-client', 'etcd-ca', 'etcd-server', 'etcd-peer', 'sa'),
    ...inGroup('certs', 'etcd-healthcheck-client', 'apiserver-etcd-client'),
    ...inGroup('kubeconfig', 'admin', 'kubelet', 'controller-manager', 'scheduler'),
    'kubeconfig/super-admin': [29, 37],
    ...inGroup('control-plane', 'apiserver', 'controller-manager', 'scheduler'),
    ...inGroup('upload-config', 'kubeadm', 'kubelet'),
    ...inGroup('kubelet-finalize'),
    'kubelet-finalize/experimental-cert-rotation': [28, 31],
    'kubelet-finalize/enable-client-cert-rotation': [31, 37],
    ...inGroup('addon', 'coredns', 'kube-proxy'),
  },
  join: {
    ...always('preflight', 'check-etcd', 'kubelet-start'),
    ...inGroup('control-plane-prepare', 'download-certs', 'certs', 'kubeconfig', 'control-plane'),
    ...inGroup('control-plane-join', 'mark-control-plane'),
    'control-plane-join/etcd': [28, 35],
    'control-plane-join/update-status': [28, 30],
    'wait-control-plane': [30, 37],
    'etcd-join': [31, 37],
    'kubelet-wait-bootstrap': [31, 37],
  },
  reset: always('preflight', 'remove-etcd-member', 'cleanup-node'),
  'upgrade apply': since(32, {
    ...always('preflight', 'control-plane', 'kubelet-config', 'bootstrap-token', 'post-upgrade'),
    ...inGroup('upload-config', 'kubeadm', 'kubelet'),
    ...inGroup('addon', 'coredns', 'kube-proxy'),
  }),
  'upgrade node': {
    ...always('preflight', 'control-plane', 'kubelet-config'),
    ...since(32, { ...inGroup('addon', 'coredns', 'kube-proxy'), ...always('post-upgrade') }),
  },
};

/** The names `skipPhases` may hold; none where the command is one piece. */
export const phasesOf = (command: PhasedCommand, minor: number): string[] =>
  Object.entries(PHASES[command])
    .filter(([, [first, last]]) => minor >= first && minor <= last)
    .map(([name]) => name);
