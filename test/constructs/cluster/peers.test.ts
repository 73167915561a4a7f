import { describe, expect, it } from 'vitest';
import {
  ClusterNetwork,
  type ClusterNetworkProps,
  Findings,
  KubeadmApp,
  KubeadmCluster,
} from '../../../lib';

interface Lab extends ClusterNetworkProps {
  readonly address: string;
}

/** Two clusters of one program, and how they meet. */
function findingsOf(
  east: Lab,
  west: Lab,
  connect: (east: ClusterNetwork, west: ClusterNetwork) => void,
) {
  const app = new KubeadmApp();
  const networks = Object.entries({ east, west }).map(([name, { address, ...props }]) => {
    const network = new ClusterNetwork(app, `${name}-network`, props);
    const cluster = new KubeadmCluster(app, name, { kubernetesVersion: '1.36.4', network });
    cluster.addControlPlane(`${name}-cp1`, { address });
    return network;
  });
  const [one, other] = networks;
  if (one && other) connect(one, other);
  return Findings.of(app).filter(({ code }) => code === 'NET220');
}

const EAST = {
  podCidrs: ['10.244.0.0/16'],
  serviceCidrs: ['10.96.0.0/16'],
  address: '192.168.1.10',
};
const WEST = {
  podCidrs: ['10.245.0.0/16'],
  serviceCidrs: ['10.97.0.0/16'],
  address: '192.168.1.20',
};

describe('two clusters of one program', () => {
  it('may have the same ranges when nothing connects them', () => {
    expect(findingsOf(EAST, EAST, () => {})).toEqual([]);
  });

  it('must have nothing in common when they are peers, and are compared once', () => {
    const same = findingsOf(EAST, EAST, (east, west) => {
      east.peerWith(west);
      west.peerWith(east);
      east.peerWith(west);
    });

    expect(same.map(({ severity, message, fix }) => [severity, message, fix])).toEqual([
      [
        'error',
        'pod range 10.244.0.0/16 and pod range 10.244.0.0/16 of west share 10.244.0.0-10.244.255.255',
        "podCidrs: ['10.245.0.0/16']",
      ],
      [
        'error',
        'node address 192.168.1.10 and node address 192.168.1.10 of west share 192.168.1.10',
        'give one of the two clusters other addresses than 192.168.1.10',
      ],
      [
        'warning',
        'service range 10.96.0.0/16 and service range 10.96.0.0/16 of west share 10.96.0.0-10.96.255.255',
        "serviceCidrs: ['10.97.0.0/16']",
      ],
    ]);
    expect(findingsOf(EAST, WEST, (east, west) => east.peerWith(west))).toEqual([]);
  });

  it.each([undefined, null, 'west', {}])('reports a peer that is no network: %j', (peer) => {
    const app = new KubeadmApp();
    const network = new ClusterNetwork(app, 'network');
    new KubeadmCluster(app, 'east', { kubernetesVersion: '1.36.4', network });
    network.peerWith(peer as unknown as ClusterNetwork);

    expect(Findings.of(app).map(({ path }) => path)).toContain('peerWith');
  });

  it('knows the service range that kubeadm takes for the other one', () => {
    const { serviceCidrs: _, ...usual } = WEST;
    const found = findingsOf(EAST, usual, (east, west) => east.peerWith(west));

    expect(found.map(({ message }) => message)).toEqual([
      'service range 10.96.0.0/16 and service range 10.96.0.0/12 of west share 10.96.0.0-10.96.255.255',
    ]);
  });

  it('share a LAN: machines must differ, pods may not', () => {
    const pool = { loadBalancerPools: [{ name: 'lan', range: '192.168.1.240-192.168.1.250' }] };
    const network = { nodeCidrs: ['192.168.1.0/24'] };
    const found = findingsOf(
      { ...EAST, ...network, ...pool },
      { ...EAST, ...network, ...pool, address: '192.168.1.250' },
      (east, west) => east.sharesLanWith(west),
    );

    expect(found.map(({ message }) => message).sort()).toEqual([
      'pool 192.168.1.240-192.168.1.250 and node address 192.168.1.250 of west share 192.168.1.250',
      'pool 192.168.1.240-192.168.1.250 and pool 192.168.1.240-192.168.1.250 of west share 192.168.1.240-192.168.1.250',
    ]);
  });
});
