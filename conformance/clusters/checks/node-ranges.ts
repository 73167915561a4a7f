import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { RunningCluster } from '../../rig/running-cluster';
import { judged, type Result } from '../../tally';
import type { Check } from './check';
import { familyOf, isInside } from './families';
import { rangesOf } from './networking';
import { addressesOf, list, type NodeObject, type PodObject } from './objects';

/**
 * Where the plan gives every node its range, pods live in it. Where Kubernetes gives it, the range
 * lies in the pod range, has the mask of its family, and pods live in what the node was given.
 */
export const nodeRanges: Check = {
  name: 'node ranges',
  async run(cluster) {
    const pods = await list<PodObject>(cluster, 'pods', '-A');
    const nodes = await list<NodeObject>(cluster, 'nodes');
    return nodes.flatMap((node) => {
      const name = node.metadata.name;
      const ofPlan = plannedRanges(cluster, name);
      const ranges = ofPlan ?? node.spec.podCIDRs ?? [];
      const own = pods.filter(({ spec }) => spec.nodeName === name && !spec.hostNetwork);
      return [
        judged(
          this.name,
          `${name} has a range`,
          ofPlan ? undefined : strangeRange(cluster, ranges),
        ),
        ...own.map((pod) => judgePod(this.name, pod, ranges)),
      ];
    });
  },
};

function judgePod(suite: string, pod: PodObject, ranges: readonly string[]): Result {
  const { nodeName = '' } = pod.spec;
  const addresses = addressesOf(pod);
  const isFine =
    addresses.length === ranges.length && addresses.every((address) => isInside(address, ranges));
  const complaint = isFine ? undefined : `has ${addresses}, the node has ${ranges}`;
  return judged(suite, `${pod.metadata.name} on ${nodeName}`, complaint);
}

interface Conflist {
  readonly plugins: ReadonlyArray<{
    readonly ipam?: { readonly ranges?: ReadonlyArray<ReadonlyArray<{ readonly subnet: string }>> };
  }>;
}

/** The ranges that the emitted conflist of a node holds; undefined when the node has none. */
function plannedRanges({ output }: RunningCluster, node: string): string[] | undefined {
  const file = path.join(output, 'nodes', node, 'etc/cni/net.d/10-bridge.conflist');
  if (!existsSync(file)) return undefined;
  const { plugins } = JSON.parse(readFileSync(file, 'utf8')) as Conflist;
  return plugins
    .flatMap(({ ipam }) => ipam?.ranges ?? [])
    .flatMap((set) => set.map((r) => r.subnet));
}

function strangeRange(cluster: RunningCluster, ranges: readonly string[]): string | undefined {
  const pods = rangesOf(cluster, 'podSubnet');
  const isFine =
    ranges.length === pods.length &&
    ranges.every((range) => {
      const [base = '', length] = range.split('/');
      return isInside(base, pods) && Number(length) === DEFAULT_MASK[familyOf(base)];
    });
  return isFine ? undefined : `has ${ranges} of ${pods}`;
}

/** kube-controller-manager's own; no program changes them. */
const DEFAULT_MASK = { IPv4: 24, IPv6: 64 } as const;
