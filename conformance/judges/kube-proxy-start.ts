import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { parse } from 'yaml';
import { build } from '../binaries/cache';
import { kubernetesRecipe } from '../binaries/recipe';
import { standInRecipe } from '../binaries/stand-ins';
import type { JudgeRunner, Verdict } from './judge';
import { type KubeadmAnswer, type KubeadmHost, onKubeadmHost } from './kubeadm-host';
import { watchStart } from './node-component';
import { withRoot } from './sandbox';

/** Asked twice about the same input, kubeadm runs once. */
const printed = new Map<string, KubeadmAnswer>();

function printedAddon(input: string, minor: number): KubeadmAnswer {
  const key = `${minor}\n${input}`;
  const known = printed.get(key) ?? onKubeadmHost(input, minor, printAddon);
  printed.set(key, known);
  return known;
}

/** `kubeadm init phase addon kube-proxy`: what it refuses no kube-proxy reads. */
const kubeadmWritesProxyConfig: JudgeRunner = {
  word: 'kubeadm-init',
  accepts(input, minor) {
    const { exitCode, output } = printedAddon(input, minor);
    return { accepted: exitCode === 0, says: output };
  },
};

/** The real kube-proxy with the ConfigMap that kubeadm makes, until its proxier runs. */
export const kubeProxyStart: JudgeRunner = {
  word: 'kube-proxy-start',
  after: kubeadmWritesProxyConfig,
  accepts: (input, minor) =>
    withRoot((root) => startProxy(configMapIn(printedAddon(input, minor)), root, minor)),
};

const CANNOT_ASK = /can not mix '--config' with arguments \[print-manifest\]/;

/** Older releases print manifests only without a file; newer ones do no dry run of one phase. */
function printAddon(host: KubeadmHost): KubeadmAnswer {
  const phase = ['init', 'phase', 'addon', 'kube-proxy'];
  const answer = host.run([...phase, '--print-manifest']);
  return CANNOT_ASK.test(answer.output) ? host.run([...phase, '--dry-run']) : answer;
}

interface ConfigMap {
  readonly data: { readonly 'config.conf': string };
}

/** A dry run puts sentences between the objects and a tab in front of their lines. */
function configMapIn({ output }: KubeadmAnswer): ConfigMap {
  const documents = output.replace(/^\t/gm, '').split(/^(?:---|\[dryrun\].*)$/m);
  const text = documents.find((document) => /^kind: ConfigMap$/m.test(document));
  if (text === undefined) throw new Error(`kubeadm prints no ConfigMap: ${output}`);
  return parse(text) as ConfigMap;
}

/** The kubeconfig is the only file that is not kubeadm's: it leads to the API of this host. */
const KUBECONFIG = `apiVersion: v1
kind: Config
clusters: [{name: default, cluster: {server: "http://127.0.0.1:8001"}}]
contexts: [{name: default, context: {cluster: default, user: default}}]
current-context: default
users: [{name: default, user: {}}]
`;

/**
 * The size of the conntrack table belongs to the whole machine: it is read-only here, so that
 * kube-proxy would stop, and files stand in for it.
 */
const ENTER_HOST = `
mount -t tmpfs tmpfs /run
mount -t tmpfs tmpfs /var/lib
mount -t sysfs -o ro sysfs /sys
mkdir /var/lib/kube-proxy
cp "$HOST/config.conf" "$HOST/kubeconfig.conf" /var/lib/kube-proxy
for name in nf_conntrack_max nf_conntrack_buckets; do
  cp "/proc/sys/net/netfilter/$name" "$HOST/$name"
  mount --bind "$HOST/$name" "/proc/sys/net/netfilter/$name"
done
"$API" 127.0.0.1:8001 &
start() { exec "$KUBE_PROXY" "$@"; }`;

/** As in kubeadm's DaemonSet; the name is that of the pinned host. */
const DAEMON_SET = [
  '--config=/var/lib/kube-proxy/config.conf',
  '--hostname-override=conformance-node',
];

/** A kernel without IPVS: kube-proxy looks for it after every check of its configuration. */
const HOST_LACKS_IPVS = /can't use the IPVS proxier/;

function startProxy({ data }: ConfigMap, root: string, minor: number): Verdict {
  writeFileSync(path.join(root, 'config.conf'), data['config.conf']);
  writeFileSync(path.join(root, 'kubeconfig.conf'), KUBECONFIG);
  const verdict = watchStart({
    root,
    prepare: ENTER_HOST,
    args: DAEMON_SET,
    env: {
      KUBE_PROXY: build(kubernetesRecipe('kube-proxy', minor)),
      API: build(standInRecipe('lone-node-api')),
    },
    sign: 'Version info',
  });
  return HOST_LACKS_IPVS.test(verdict.says) ? { accepted: true, says: verdict.says } : verdict;
}
