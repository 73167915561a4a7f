import type { JudgeRunner, Verdict } from './judge';
import { type KubeadmAnswer, type KubeadmHost, onKubeadmHost } from './kubeadm-host';
import { readAsKubeadm } from './resident-kubeadm';

/**
 * `kubeadm init` or `kubeadm join`, as far as the files alone decide. On the pinned host there is
 * no container runtime: a run that stops at the preflight checks has taken its configuration.
 */
export const kubeadmInitBy = (onHost: typeof onKubeadmHost): JudgeRunner => ({
  word: 'kubeadm-init',
  accepts: (input, minor) => {
    const { heads } = readAsKubeadm(input, minor);
    return onHost(input, minor, (host) => judge(host, new Set(heads.map(({ kind }) => kind))));
  },
});

export const kubeadmInit = kubeadmInitBy(onKubeadmHost);

const PREFLIGHT = /error execution phase preflight/;

/** Phases that need no certificates and no API server. */
const FILE_PHASES = [
  ['init', 'phase', 'control-plane', 'all'],
  ['init', 'phase', 'etcd', 'local'],
  ['init', 'phase', 'addon', 'coredns', '--print-manifest'],
  ['init', 'phase', 'addon', 'kube-proxy', '--print-manifest'],
];

/** Only components without root need their keys at that time. */
const NEEDS_KEYS = /as non-root: .*no such file or directory/;
const KEY_PHASES = [
  ['init', 'phase', 'certs', 'all'],
  ['init', 'phase', 'kubeconfig', 'all'],
];

/** Older releases print an addon's manifest only without a configuration file. */
const CANNOT_ASK = /can not mix '--config' with arguments \[print-manifest\]/;

const INIT_KINDS = ['InitConfiguration', 'ClusterConfiguration'];

/** A file may hold what both commands read: it is refused when one of them refuses it. */
function judge(host: KubeadmHost, kinds: ReadonlySet<string>): Verdict {
  if (!kinds.has('JoinConfiguration')) return judgeInit(host);
  const joined = loads(host.run(['join'], 20));
  const isForInit = INIT_KINDS.some((kind) => kinds.has(kind));
  return joined.accepted && isForInit ? judgeInit(host) : joined;
}

function judgeInit(host: KubeadmHost): Verdict {
  const loaded = loads(host.run(['init'], 20));
  return loaded.accepted ? (firstRefusal(host) ?? loaded) : loaded;
}

/** A run without an end got past everything that files decide: it waits for an API server. */
function loads({ exitCode, output }: KubeadmAnswer): Verdict {
  return { accepted: exitCode === 0 || exitCode === null || PREFLIGHT.test(output), says: output };
}

function firstRefusal(host: KubeadmHost, phases = FILE_PHASES): Verdict | undefined {
  for (const phase of phases) {
    const { exitCode, output } = host.run(phase);
    if (exitCode === 0 || CANNOT_ASK.test(output)) continue;
    const lacksKeys = NEEDS_KEYS.test(output) && phases === FILE_PHASES;
    return lacksKeys
      ? firstRefusal(host, [...KEY_PHASES, ...FILE_PHASES])
      : { accepted: false, says: output };
  }
  return undefined;
}
