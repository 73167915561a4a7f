import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { RigNode } from '../../rig/running-cluster';
import { judged, type Result } from '../../tally';
import type { Check } from './check';
import { complaintOf } from './complaint';
import { commandLinesOn, running } from './processes';
import { missingFrom } from './subset';

/** containerd works with the emitted file, and crictl finds it by the other one. */
export const containerd: Check = {
  name: 'containerd',
  appliesTo: ({ output, nodes }) =>
    [...nodes.keys()].every((name) => existsSync(fileOf(output, name))),
  async run({ output, nodes }) {
    const all = [...nodes.values()].map((node) => judgeNode(this.name, output, node));
    return (await Promise.all(all)).flat();
  },
};

const fileOf = (output: string, node: string): string =>
  path.join(output, 'nodes', node, 'etc/containerd/config.toml');

async function judgeNode(suite: string, output: string, node: RigNode): Promise<Result[]> {
  const [process] = running(await commandLinesOn(node), 'containerd');
  const dump = await node.run([...(process ?? []), 'config', 'dump']);
  const emitted = readFileSync(fileOf(output, node.name), 'utf8');
  const missing = missingFrom(await pluginsOf(dump.stdout), await pluginsOf(emitted));
  return [
    judged(suite, `${node.name} config.toml`, complaintOf(dump) ?? missing),
    judged(suite, `${node.name} crictl`, complaintOf(await node.run(['crictl', 'info']))),
  ];
}

/** The version of the file is not compared: containerd brings it to its own. */
async function pluginsOf(text: string): Promise<unknown> {
  const { getStaticTOMLValue, parseTOML } = await import('toml-eslint-parser');
  return getStaticTOMLValue(parseTOML(text)).plugins;
}
