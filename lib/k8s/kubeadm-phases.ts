/** First and last minor whose command has the phase; `all` is a phase of its own inside a group. */
type Phases = Readonly<Record<string, readonly [first: number, last: number]>>;

const ALWAYS = [28, 37] as const;

const always = (...names: string[]): Phases => Object.fromEntries(names.map((n) => [n, ALWAYS]));

const inGroup = (group: string, ...names: string[]): Phases =>
  always(group, ...['all', ...names].map((name) => `${group}/${name}`));

/** Source: `kubeadm init --help` and `join --help`, the hidden phases of cmd/phases included. */
const PHASES: Readonly<Record<'init' | 'join', Phases>> = {
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
};

/** The names `skipPhases` may hold. */
export const phasesOf = (command: 'init' | 'join', minor: number): string[] =>
  Object.keys(PHASES[command]).filter((name) => isPhase(command, name, minor));

export function isPhase(command: 'init' | 'join', name: string, minor: number): boolean {
  const span = Object.hasOwn(PHASES[command], name) ? PHASES[command][name] : undefined;
  return span !== undefined && minor >= span[0] && minor <= span[1];
}
