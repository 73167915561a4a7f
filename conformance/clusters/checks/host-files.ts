import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { RigNode, RunningCluster } from '../../rig/running-cluster';
import { judged, type Result } from '../../tally';
import type { Check } from './check';

/** Below a node's `expected/`: what lies on the host, and not tables or objects of the cluster. */
const HOST_FOLDERS = ['etc', 'var'];

/** Static pods and all other files of the host are, byte for byte, what was predicted. */
export const hostFiles: Check = {
  name: 'host files',
  async run(cluster) {
    const nodes = [...cluster.nodes.values()];
    const results = nodes.flatMap((node) =>
      expectedOf(cluster, node).map((file) => compare(this.name, node, file)),
    );
    return Promise.all(results);
  },
};

interface ExpectedFile {
  /** Absolute, on the node. */
  readonly path: string;
  readonly content: string;
}

export function expectedOf({ output }: RunningCluster, { name }: RigNode): ExpectedFile[] {
  const folder = path.join(output, 'nodes', name, 'expected');
  const folders = HOST_FOLDERS.map((top) => path.join(folder, top)).filter(existsSync);
  return folders
    .flatMap((top) => filesBelow(top))
    .map((file) => ({
      path: `/${path.relative(folder, file)}`,
      content: readFileSync(file, 'utf8'),
    }));
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

async function compare(suite: string, node: RigNode, expected: ExpectedFile): Promise<Result> {
  const { exitCode, stdout, stderr } = await node.run(['cat', expected.path]);
  const complaint = exitCode === 0 ? firstDifference(stdout, expected.content) : stderr;
  return judged(suite, `${node.name} ${expected.path}`, complaint);
}

/** The first line that differs, on either side. */
export function firstDifference(real: string, predicted: string): string | undefined {
  if (real === predicted) return undefined;
  const [ours, theirs] = [predicted.split('\n'), real.split('\n')];
  const line = theirs.findIndex((text, index) => text !== ours[index]);
  const at = line === -1 ? theirs.length : line;
  return `line ${at + 1}: ${theirs[at] ?? 'nothing'}\npredicted: ${ours[at] ?? 'nothing'}`;
}
