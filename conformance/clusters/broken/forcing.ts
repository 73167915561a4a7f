import type { RigNode, RunningCluster } from '../../rig/running-cluster';
import type { ApiObject } from '../checks/objects';
import { list } from '../checks/objects';

export function nodeOf({ nodes }: RunningCluster, name: string): RigNode {
  const node = nodes.get(name);
  if (!node) throw new Error(`no node ${name}`);
  return node;
}

/** As long as `ask` runs, a file of the node has another content. */
export async function withFile<T>(
  node: RigNode,
  path: string,
  change: (before: string) => string,
  ask: () => Promise<T>,
): Promise<T> {
  const { stdout: before } = await node.run(['cat', path]);
  await writeFile(node, path, change(before));
  try {
    return await ask();
  } finally {
    await writeFile(node, path, before);
  }
}

/** In one step: the kubelet and the container runtime read what they are told of at once. */
async function writeFile(node: RigNode, path: string, input: string): Promise<void> {
  const script = 'cat > "$0.new" && mv "$0.new" "$1"';
  const temporary = `/run/${path.replaceAll('/', '-')}`;
  const { exitCode, stderr } = await node.run(['sh', '-c', script, temporary, path], { input });
  if (exitCode !== 0) throw new Error(`${node.name} ${path}: ${stderr}`);
}

interface EventObject extends ApiObject {
  readonly reason?: string;
  readonly message?: string;
  readonly lastTimestamp?: string | null;
  readonly eventTime?: string | null;
}

/** What the cluster reported since then: `reason: message`. */
export async function eventsSince(cluster: RunningCluster, start: Date): Promise<string[]> {
  const events = await list<EventObject>(cluster, 'events', '-A');
  return events
    .filter(({ lastTimestamp, eventTime }) => {
      const seen = new Date(lastTimestamp ?? eventTime ?? 0);
      // Times of events are in whole seconds.
      return seen.getTime() >= start.getTime() - 1000;
    })
    .map(({ reason, message }) => `${reason}: ${message}`);
}

/** A complaint until one of the texts matches. */
export const unlessOneMatches = (texts: readonly string[], wanted: RegExp): string | undefined =>
  texts.some((text) => wanted.test(text))
    ? undefined
    : `nothing says ${wanted}: ${texts.slice(-3)}`;
