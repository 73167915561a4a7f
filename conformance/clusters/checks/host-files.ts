import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { RigNode } from '../../rig/running-cluster';
import { judged, type Result } from '../../tally';
import type { Check } from './check';
import { withSortedMembers } from './etcd-members';

/** Below a node's `expected/`: what lies on the host, and not tables or objects of the cluster. */
const HOST_FOLDERS = ['etc', 'var'];

export const STATIC_PODS = '/etc/kubernetes/manifests/';

/** Static pods and all other files of the host are, byte for byte, what was predicted. */
export const hostFiles: Check = {
  name: 'host files',
  async run({ nodes, output }) {
    const all = [...nodes.values()];
    const files = await compareHostFiles(this.name, all, output);
    const staticPods = await Promise.all(
      all.map(async (node) =>
        judged(
          this.name,
          `${node.name} has no other static pod`,
          await unexpectedPods(output, node),
        ),
      ),
    );
    return [...files, ...staticPods];
  },
};

async function unexpectedPods(output: string, node: RigNode): Promise<string | undefined> {
  const { stdout } = await node.run(['find', STATIC_PODS, '-type', 'f']);
  const expected = expectedOf(output, node).map((file) => file.path);
  const isOurs = (file: string) => existsSync(path.join(output, 'nodes', node.name, file));
  const others = stdout
    .split('\n')
    .filter((file) => file !== '' && !expected.includes(file) && !isOurs(file));
  return others.length > 0 ? others.join('\n') : undefined;
}

/** With what a program wrote into `output`. */
export function compareHostFiles(
  suite: string,
  nodes: readonly RigNode[],
  output: string,
): Promise<Result[]> {
  const results = nodes.flatMap((node) =>
    expectedOf(output, node).map((file) => compare(suite, node, file)),
  );
  return Promise.all(results);
}

interface ExpectedFile {
  /** Absolute, on the node. */
  readonly path: string;
  readonly content: string;
}

export function expectedOf(output: string, { name }: RigNode): ExpectedFile[] {
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
  const complaint = exitCode === 0 ? difference(stdout, expected.content) : stderr;
  return judged(suite, `${node.name} ${expected.path}`, complaint);
}

const difference = (real: string, predicted: string): string | undefined =>
  firstDifference(withSortedMembers(real), withSortedMembers(predicted));

/** The first line that differs, on either side. */
export function firstDifference(real: string, predicted: string): string | undefined {
  if (real === predicted) return undefined;
  const [ours, theirs] = [predicted.split('\n'), real.split('\n')];
  const line = theirs.findIndex((text, index) => text !== ours[index]);
  const at = line === -1 ? theirs.length : line;
  return `line ${at + 1}: ${theirs[at] ?? 'nothing'}\npredicted: ${ours[at] ?? 'nothing'}`;
}
