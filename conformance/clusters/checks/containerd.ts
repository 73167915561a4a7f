import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { RigNode, RunningCluster } from '../../rig/running-cluster';
import { judged, type Result } from '../../tally';
import type { Check } from './check';
import { complaintOf } from './complaint';
import { nodeCheck } from './node-check';
import { commandLinesOn, running } from './processes';
import { missingFrom } from './subset';

const SUITE = 'containerd';

/** containerd works with the emitted file, and crictl finds it by the other one. */
export const containerd: Check = {
  ...nodeCheck(SUITE, judgeNode),
  appliesTo: ({ output, nodes }) =>
    [...nodes.keys()].every((name) => existsSync(fileOf(output, name))),
};

const fileOf = (output: string, node: string): string =>
  path.join(output, 'nodes', node, 'etc/containerd/config.toml');

async function judgeNode(node: RigNode, { output }: RunningCluster): Promise<Result[]> {
  const [process] = running(await commandLinesOn(node), 'containerd');
  const dump = await node.run([...(process ?? []), 'config', 'dump']);
  const emitted = readFileSync(fileOf(output, node.name), 'utf8');
  const missing = missingFrom(await pluginsOf(dump.stdout), await pluginsOf(emitted));
  return [
    judged(SUITE, `${node.name} config.toml`, complaintOf(dump) ?? missing),
    judged(SUITE, `${node.name} crictl`, complaintOf(await node.run(['crictl', 'info']))),
  ];
}

/** The version of the file is not compared: containerd brings it to its own. */
async function pluginsOf(text: string): Promise<unknown> {
  const { getStaticTOMLValue, parseTOML } = await import('toml-eslint-parser');
  return getStaticTOMLValue(parseTOML(text)).plugins;
}
