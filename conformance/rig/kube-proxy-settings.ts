import { parse, stringify } from 'yaml';
import { expectKubectl } from './expect-kubectl';
import type { RunningCluster } from './running-cluster';

const IN_SYSTEM = ['--namespace', 'kube-system'];

/**
 * nf_conntrack_max cannot be written in a network namespace, and kube-proxy ends when it tries. Done
 * after init, beside the emitted files.
 */
export async function leaveConntrackAlone(cluster: RunningCluster): Promise<void> {
  const kubectl = (...args: string[]) => expectKubectl(cluster, [...IN_SYSTEM, ...args]);
  const configMap = await kubectl('get', 'configmap', 'kube-proxy', '--output', 'json');
  const { data } = JSON.parse(configMap) as { readonly data: Readonly<Record<string, string>> };
  const changed = { 'config.conf': withoutConntrackLimit(data['config.conf'] ?? '') };
  const patch = JSON.stringify({ data: changed });
  await kubectl('patch', 'configmap', 'kube-proxy', '--type', 'merge', '--patch', patch);
  await kubectl('delete', 'pods', '--selector', 'k8s-app=kube-proxy', '--wait=false');
}

export function withoutConntrackLimit(config: string): string {
  const parsed = parse(config) as { readonly conntrack?: object };
  return stringify({ ...parsed, conntrack: { ...parsed.conntrack, maxPerCore: 0 } });
}
