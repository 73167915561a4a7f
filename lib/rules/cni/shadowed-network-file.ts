import type { ConflistView } from '../../model/cni-config';
import { defineRule } from '../rule';
import { conflistExample, conflistText, WORKING_LIST } from './conflist-example';

const NETWORK_FILE = /\.(?:conflist|conf|json)$/;

interface Shadow {
  readonly file: string;
  readonly winner: string;
}

export const shadowedNetworkFile = defineRule({
  code: 'NET540',
  name: 'shadowed-network-file',
  severity: 'warning',
  reads: ['conflists'],
  docs: {
    summary: 'Of several network files in one folder only the first one counts.',
    why: 'containerd takes the first file in byte order (10- before 9-, capitals before small letters) and stops when it is broken; CRI-O goes on to the first one that works. A stale file of an earlier add-on thus wins.',
    symptoms: ['pods-unreachable'],
    since: '0.1.0',
    source: 'containerd/go-cni (max_conf_num 1); cri-o/ocicni',
    whenToIgnore: 'The runtime is told to load more than one network (max_conf_num).',
  },
  findings: {
    shadowed: ({ file, winner }: Shadow) => ({
      what: `${file} is not used: ${winner} comes first in byte order`,
      fix: `remove ${winner} or ${file}`,
    }),
  },
  examples: () => ({
    valid: [WORKING_LIST],
    invalid: [
      {
        ...conflistExample({ title: 'a file that an add-on left behind' }),
        beside: [{ file: 'net.d/05-old.conflist', text: conflistText({ list: { name: 'old' } }) }],
      },
    ],
  }),
  check({ conflists }, report) {
    for (const files of foldersOf(conflists)) {
      const [winner, ...others] = files;
      if (!winner) continue;
      for (const list of others) {
        // The runtimes set up loopback themselves.
        if (list.plugins.every(({ type }) => type === 'loopback')) continue;
        const facts = { file: baseName(list), winner: baseName(winner) };
        report('shadowed', facts, {
          at: { source: list.source, path: [] },
          other: { source: winner.source, path: [] },
          breaks: `container runtime: pods are in the network of ${facts.winner}`,
          data: { ...facts },
        });
      }
    }
  },
});

const baseName = ({ fileName }: ConflistView): string => fileName.split('/').at(-1) ?? fileName;

/** Files of the same folder, in the order in which a runtime sees them. */
function foldersOf(conflists: readonly ConflistView[]): ConflistView[][] {
  const folders = new Map<string, ConflistView[]>();
  for (const list of conflists) {
    if (list.embeddedIn !== 'file' || !NETWORK_FILE.test(list.fileName)) continue;
    const folder = list.fileName.slice(0, -baseName(list).length);
    folders.set(folder, [...(folders.get(folder) ?? []), list]);
  }
  return [...folders.values()].map((files) =>
    files.sort((a, b) => Buffer.compare(Buffer.from(a.fileName), Buffer.from(b.fileName))),
  );
}
