import fc from 'fast-check';
import type { Field } from '../kubeadm/field';
import { type Tree, type TreeMap, withValue } from '../yaml/tree';
import {
  BFD_FIELDS,
  BGP_FIELDS,
  COMMUNITY_FIELDS,
  L2_FIELDS,
  PEER_FIELDS,
  POOL_FIELDS,
  SERVICE_FIELDS,
} from './fields';

const object = (kind: string, name: string, spec: TreeMap, version = 'v1beta1'): TreeMap => ({
  apiVersion: `metallb.io/${version}`,
  kind,
  metadata: { name, namespace: 'metallb-system', labels: { zone: 'a' } },
  spec,
});

export const service = (name: string): TreeMap => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name },
  spec: { type: 'LoadBalancer', selector: { app: name }, ports: [{ port: 80 }] },
});

const PEER = { myASN: 64500, peerASN: 64501, peerAddress: '10.0.0.1' };

/** With up to two more fields; `oddity` says how many of a hundred values are near a border. */
export const varied = (
  tree: TreeMap,
  fields: readonly Field[],
  oddity: number,
  most = 2,
): fc.Arbitrary<TreeMap> =>
  fc
    .array(fc.oneof(...fields.map((field) => settingOf(field, oddity))), { maxLength: most })
    .map((settings) =>
      settings.reduce((whole, { path, value }) => withValue(whole, path, value), tree),
    );

const settingOf = ({ path, plain, odd }: Field, oddity: number) =>
  fc
    .oneof({ weight: 100 - oddity, arbitrary: plain }, { weight: oddity, arbitrary: odd })
    .map((value: Tree) => ({ path, value }));

export const listOf = (one: fc.Arbitrary<TreeMap>, weight: number): fc.Arbitrary<TreeMap[]> =>
  fc.oneof(
    { weight: 10 - weight, arbitrary: fc.constant<TreeMap[]>([]) },
    { weight, arbitrary: fc.tuple(one) },
  );

const pool = (name: string, range: string) =>
  varied(object('IPAddressPool', name, { addresses: [range] }), POOL_FIELDS, 15);

/** Pools, what announces them, and Services that want addresses. */
export const loadBalancerFile: fc.Arbitrary<TreeMap[]> = fc
  .tuple(
    fc.tuple(pool('lab', '192.168.56.240/30')),
    listOf(pool('lan', '192.168.57.8/31'), 4),
    listOf(varied(object('L2Advertisement', 'lab', {}), L2_FIELDS, 20), 3),
    listOf(varied(object('BGPAdvertisement', 'lab', {}), BGP_FIELDS, 15), 3),
    listOf(varied(object('BGPAdvertisement', 'lan', {}), BGP_FIELDS, 15), 2),
    listOf(varied(object('BGPPeer', 'lab', PEER, 'v1beta2'), PEER_FIELDS, 15), 3),
    listOf(varied(object('BGPPeer', 'old', PEER), PEER_FIELDS, 15), 1),
    listOf(varied(object('BFDProfile', 'lab', {}), BFD_FIELDS, 15), 3),
    listOf(varied(object('Community', 'lab', {}), COMMUNITY_FIELDS, 15), 2),
    listOf(varied(service('web'), SERVICE_FIELDS, 15, 3), 7),
    listOf(varied(service('shop'), SERVICE_FIELDS, 15, 3), 4),
    listOf(varied(service('third'), SERVICE_FIELDS, 15, 3), 2),
  )
  .map((lists) => lists.flat());
