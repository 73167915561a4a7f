import fc from 'fast-check';
import { KUBERNETES_RELEASES } from '../../binaries/releases';
import { cniPlugin } from '../../judges/cni-plugin';
import { libcni } from '../../judges/libcni';
import { bridgeFields, listFields, portmapFields } from '../conflists/fields';
import { ipamFields } from '../conflists/ipam-fields';
import { type JsonMutation, jsonMutation } from '../conflists/json-mutations';
import { otherPluginFields } from '../conflists/plugin-fields';
import { staticFields } from '../conflists/static-fields';
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

const fixed = { type: 'static', addresses: [{ address: '10.244.1.5/24', gateway: '10.244.1.1' }] };

/** Types that kernels of test machines may lack (vlan, ipvlan, dummy, vrf) are left out. */
const CHAINS: readonly TreeMap[][] = [
  [bridge],
  [bridge, portmap],
  [bridge, portmap, { type: 'loopback' }],
  [{ type: 'ptp', ipam }, portmap],
  [{ type: 'loopback' }],
  [{ type: 'macvlan', ipam }],
  [{ type: 'tap', ipam }],
  [bridge, { type: 'bandwidth', ingressRate: 8000000, ingressBurst: 1000000 }],
  [
    { type: 'ptp', ipam },
    { type: 'bandwidth', capabilities: { bandwidth: true } },
  ],
  [bridge, { type: 'firewall' }],
  [bridge, { type: 'tuning' }],
  [bridge, { type: 'sbr' }],
];
const STATIC_CHAINS: readonly TreeMap[][] = [
  [{ ...bridge, ipam: fixed }],
  [{ type: 'ptp', ipam: fixed }],
  [{ type: 'macvlan', ipam: fixed }],
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

const FIELDS: Readonly<Record<string, readonly Field[]>> = {
  ...otherPluginFields,
  bridge: bridgeFields,
  portmap: portmapFields,
};
const IPAM_FIELDS: Readonly<Record<string, readonly Field[]>> = {
  'host-local': ipamFields,
  static: staticFields,
};

/** Of the list, or of one of the plugins that the chain has. */
const changeOf = (chain: readonly TreeMap[], isPlain: boolean): fc.Arbitrary<Mutation> =>
  fc.oneof(
    { weight: 2, arbitrary: settingOf(listFields, isPlain) },
    ...chain.flatMap(({ type, ipam: asked }) => {
      const own = FIELDS[String(type)];
      const ofIpam = isMap(asked) ? IPAM_FIELDS[String(asked.type)] : undefined;
      return [own, ofIpam].flatMap((fields) =>
        fields ? [{ weight: 4, arbitrary: inAny(String(type), settingOf(fields, isPlain)) }] : [],
      );
    }),
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

const listOf = (chain: readonly TreeMap[]): fc.Arbitrary<string> =>
  fc
    .record({
      plain: fc.array(changeOf(chain, true), { maxLength: 2 }),
      odd: fc.array(fc.oneof({ weight: 12, arbitrary: changeOf(chain, false) }, ofShape), {
        minLength: 1,
        maxLength: 2,
        size: 'max',
      }),
      respell: fc.oneof(
        { weight: 9, arbitrary: fc.constant<JsonMutation>((text) => text) },
        jsonMutation,
      ),
    })
    .map(({ plain, odd, respell }) => {
      const list: TreeMap = { cniVersion: '1.0.0', name: 'pods', plugins: [...chain] };
      return respell(renderJson([...plain, ...odd].reduce((tree, mutate) => mutate(tree), list)));
    });

const lists: fc.Arbitrary<string> = fc.constantFrom(...CHAINS, ...STATIC_CHAINS).chain(listOf);
