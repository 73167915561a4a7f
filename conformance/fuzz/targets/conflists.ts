import fc from 'fast-check';
import { KUBERNETES_RELEASES } from '../../binaries/releases';
import { cniPlugin } from '../../judges/cni-plugin';
import { libcni } from '../../judges/libcni';
import { bridgeFields, listFields, portmapFields } from '../conflists/fields';
import { ipamFields } from '../conflists/ipam-fields';
import { type JsonMutation, jsonMutation } from '../conflists/json-mutations';
import type { Field } from '../kubeadm/field';
import type { FuzzTarget } from '../target';
import { renderJson } from '../yaml/render';
import { isMap, type Tree, type TreeMap, withoutValue, withValue } from '../yaml/tree';

/** Network configuration lists, put to libcni and to the plugins of the list. */
export const conflists: FuzzTarget = {
  name: 'cni',
  judges: [libcni, cniPlugin],
  // CNI does not know Kubernetes.
  minors: KUBERNETES_RELEASES.slice(-1).map(({ minor }) => minor),
  extension: 'conflist',
  texts: () => lists,
  isMeantFor: () => true,
};

const ipam = { type: 'host-local', ranges: [[{ subnet: '10.244.1.0/24' }]] };
const bridge: TreeMap = { type: 'bridge', bridge: 'cni0', isGateway: true, ipam };
const portmap: TreeMap = { type: 'portmap', capabilities: { portMappings: true } };

const CHAINS: readonly TreeMap[][] = [
  [bridge],
  [bridge, portmap],
  [bridge, portmap, { type: 'loopback' }],
  [{ type: 'ptp', ipam }, portmap],
  [{ type: 'loopback' }],
];

type Mutation = (list: TreeMap) => TreeMap;

/** In the list itself, or in one of its plugins. */
const inPlugin =
  (type: string, change: Mutation): Mutation =>
  (list) => ({
    ...list,
    plugins: pluginsOf(list).map((plugin) =>
      isMap(plugin) && plugin.type === type ? change(plugin) : plugin,
    ),
  });

const pluginsOf = ({ plugins }: TreeMap): Tree[] => (Array.isArray(plugins) ? plugins : []);

const settingOf = (fields: readonly Field[], isPlain: boolean): fc.Arbitrary<Mutation> =>
  fc.oneof(
    ...fields.map(({ path, plain, odd }) =>
      (isPlain ? plain : odd).map(
        (value): Mutation =>
          (tree) =>
            withValue(tree, path, value),
      ),
    ),
  );

const change = (isPlain: boolean): fc.Arbitrary<Mutation> =>
  fc.oneof(
    { weight: 2, arbitrary: settingOf(listFields, isPlain) },
    { weight: 5, arbitrary: inAny('bridge', settingOf(bridgeFields, isPlain)) },
    { weight: 5, arbitrary: inAny('bridge', settingOf(ipamFields, isPlain)) },
    { weight: 1, arbitrary: inAny('ptp', settingOf(ipamFields, isPlain)) },
    { weight: 3, arbitrary: inAny('portmap', settingOf(portmapFields, isPlain)) },
  );

const inAny = (type: string, changes: fc.Arbitrary<Mutation>): fc.Arbitrary<Mutation> =>
  changes.map((one) => inPlugin(type, one));

const ofShape: fc.Arbitrary<Mutation> = fc.oneof(
  fc.constantFrom('name', 'cniVersion', 'plugins').map(
    (key): Mutation =>
      (list) =>
        withoutValue(list, [key]),
  ),
  fc.constant<Mutation>((list) => ({ ...list, plugins: pluginsOf(list).toReversed() })),
  fc.constant<Mutation>((list) => ({
    ...list,
    plugins: [...pluginsOf(list), ...pluginsOf(list).slice(0, 1)],
  })),
);

const lists: fc.Arbitrary<string> = fc
  .record({
    chain: fc.constantFrom(...CHAINS),
    plain: fc.array(change(true), { maxLength: 2 }),
    odd: fc.array(fc.oneof({ weight: 12, arbitrary: change(false) }, ofShape), {
      minLength: 1,
      maxLength: 3,
      size: 'max',
    }),
    respell: fc.oneof(
      { weight: 9, arbitrary: fc.constant<JsonMutation>((text) => text) },
      jsonMutation,
    ),
  })
  .map(({ chain, plain, odd, respell }) => {
    const list: TreeMap = { cniVersion: '1.0.0', name: 'pods', plugins: chain };
    return respell(renderJson([...plain, ...odd].reduce((tree, mutate) => mutate(tree), list)));
  });
