/**
 * Settings that only a node on the test host needs, beside the emitted files: never defaults of the
 * product. Flags of kubelet win over what kubeadm wrote.
 */
export function hostKubeletFlags(minor: number): string[] {
  return [
    // All nodes share one disk: none may evict its pods or delete its images when that fills up.
    `--eviction-hard=${EVICTION_SIGNALS.map((signal) => `${signal}<0%`).join()}`,
    '--image-gc-high-threshold=100',
    // From 1.35 kubelet ends on a host with control groups of version 1.
    ...(minor >= 35 ? ['--fail-cgroupv1=false'] : []),
    // Later ones ask containerd. There is no systemd in a node.
    ...(minor <= 33 ? ['--cgroup-driver=cgroupfs'] : []),
  ];
}

const EVICTION_SIGNALS = ['nodefs.available', 'nodefs.inodesFree', 'imagefs.available'];

export const kubeletEnvironment = (minor: number): string =>
  `KUBELET_EXTRA_ARGS=${hostKubeletFlags(minor).join(' ')}\n`;

/** From 1.35 kubeadm wants the check of the host skipped explicitly where control groups are version 1. */
export const ignoredPreflightErrors = (minor: number): string[] =>
  minor >= 35 ? ['--ignore-preflight-errors=SystemVerification'] : [];

/** What containerd starts with: the node's own file, and that there is neither AppArmor nor the right to lower the score of the out-of-memory killer. */
export const RIG_CONTAINERD_CONFIG = `version = 3
imports = ['config.toml']

[plugins.'io.containerd.cri.v1.runtime']
  restrict_oom_score_adj = true
  disable_apparmor = true
`;

/** The node's own file where the program writes none. There is no systemd. */
export const containerdConfig = (pauseImage: string): string => `version = 3

[plugins.'io.containerd.cri.v1.images'.pinned_images]
  sandbox = '${pauseImage}'

[plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.runc]
  runtime_type = 'io.containerd.runc.v2'

[plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.runc.options]
  SystemdCgroup = false
`;
