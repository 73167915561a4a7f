import type { RunningCluster } from '../../rig/running-cluster';

/** What the checks read of API objects. */
export interface ApiObject {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

export interface NodeObject extends ApiObject {
  readonly spec: { readonly podCIDRs?: readonly string[] };
  readonly status: {
    readonly nodeInfo: { readonly kubeletVersion: string };
    readonly addresses: ReadonlyArray<{ readonly type: string; readonly address: string }>;
    readonly conditions: ReadonlyArray<{ readonly type: string; readonly status: string }>;
  };
}

export interface PodObject extends ApiObject {
  readonly spec: { readonly nodeName?: string; readonly hostNetwork?: boolean };
  readonly status: { readonly podIPs?: ReadonlyArray<{ readonly ip: string }> };
}

export interface ServiceObject extends ApiObject {
  readonly spec: {
    readonly clusterIPs?: readonly string[];
    readonly ipFamilies?: readonly string[];
    readonly ipFamilyPolicy?: string;
    readonly externalName?: string;
    readonly ports?: ReadonlyArray<{ readonly port: number; readonly nodePort?: number }>;
  };
}

/** The objects that kubectl lists; throws what kubectl says when it cannot. */
export async function list<T extends ApiObject>(
  cluster: RunningCluster,
  ...args: readonly string[]
): Promise<readonly T[]> {
  const answer = await cluster.kubectl(['get', ...args, '-o', 'json']);
  if (answer.exitCode !== 0) throw new Error(`kubectl get ${args.join(' ')}: ${answer.stderr}`);
  return (JSON.parse(answer.stdout) as { readonly items: readonly T[] }).items;
}

export const addressesOf = ({ status }: PodObject): string[] =>
  (status.podIPs ?? []).map(({ ip }) => ip);
