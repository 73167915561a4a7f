import { expect, it } from 'vitest';
import { KUBEADM_DEFAULTS } from '../../../lib/k8s/defaults';
import { WELL_KNOWN_PORTS } from '../../../lib/k8s/ports';
import { clusterText, portsOf } from './clusters';

it('is what a cluster with every default listens on', () => {
  const [node] = portsOf(clusterText()).nodes;
  const predicted = (node?.listeners ?? []).filter(
    ({ port }) => port !== KUBEADM_DEFAULTS.bindPort,
  );
  const boundTo = { '*': 'every address', '127.0.0.1': '127.0.0.1' } as const;
  const words = predicted.map(({ port, address, use }) =>
    [
      port,
      use,
      address === '*' || address === '127.0.0.1' ? boundTo[address] : 'its address',
    ].join(),
  );

  // etcd serves clients on both of its addresses; the table has the one that others reach.
  expect(new Set(words.filter((word) => word !== '2379,etcd-clients,127.0.0.1'))).toEqual(
    new Set(WELL_KNOWN_PORTS.map(({ port, use, boundTo: where }) => [port, use, where].join())),
  );
});
