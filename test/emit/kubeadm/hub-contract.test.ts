import { describe, expect, it } from 'vitest';
import { SPOKES } from '../../../lib/emit/kubeadm/choose';
import { renderNodeFile } from '../../../lib/emit/kubeadm/node-file';
import { renderOperationFiles } from '../../../lib/emit/kubeadm/operation-files';
import { EXTERNAL_ETCD, fullHub, LOCAL_ETCD } from './full-hub';
import { pathsOf, recordReads } from './recording-proxy';

const HUBS = [
  fullHub('init', LOCAL_ETCD),
  fullHub('init', EXTERNAL_ETCD),
  fullHub('control-plane'),
  fullHub('worker'),
];

describe.each(SPOKES)('the spoke $spoke.version', ({ from, to, spoke }) => {
  const read = new Set<string>();
  const lost = new Set<string>();
  for (const hub of HUBS) {
    const recorded = recordReads(hub, (path) => read.add(path));
    const { losses } = renderNodeFile(recorded, from);
    const operations = renderOperationFiles(recorded, from);
    for (const loss of [...losses, ...operations.losses]) lost.add(loss.path.join('.'));
  }
  const ignored = spoke.ignores.map((field) => field.path.join('.'));

  it('reads every field of the hub, reports it lost or says why it ignores it', () => {
    const isAccounted = (path: string) =>
      read.has(path) || [...lost, ...ignored].some((known) => `${path}.`.startsWith(`${known}.`));

    expect(HUBS.flatMap((hub) => pathsOf(hub)).filter((path) => !isAccounted(path))).toEqual([]);
  });

  it('gives a reason for every field it ignores', () => {
    expect(spoke.ignores.filter((field) => field.because.length < 10)).toEqual([]);
  });

  it('reports nothing lost for a hub that says only what every version knows', () => {
    const plain = {
      kubernetesVersion: 'v1.30.4',
      networking: { podSubnets: [], serviceSubnets: [] },
    };
    const node = { name: 'cp1', role: 'init', nodeIps: [] } as const;

    for (const minor of [from, to]) {
      expect(renderNodeFile({ cluster: plain, node }, minor).losses).toEqual([]);
    }
  });
});

describe('the table of spokes', () => {
  it('covers every minor once, without gap or overlap', () => {
    const minors = SPOKES.flatMap(({ from, to }) =>
      Array.from({ length: to - from + 1 }, (_, index) => from + index),
    );

    expect(minors).toEqual([28, 29, 30, 31, 32, 33, 34, 35, 36, 37]);
  });
});
