import { kindOfPlugin } from '../../cni/plugin-kinds';
import { changesInterface } from '../../cni/tuning-settings';
import type { ConflistView, PluginView } from '../../model/cni-config';
import { goField } from '../../model/go-fields';
import { defineRule } from '../rule';
import { pluginSide } from './chain';
import { conflistExample, WORKING_LIST } from './conflist-example';

interface Order {
  readonly type: string;
  readonly other: string;
}

const isInterface = ({ type }: PluginView): boolean => kindOfPlugin(type) === 'interface';

/** ipvlan may build on the interface of the plugin before it. */
const mayFollow = ({ type }: PluginView): boolean => type === 'ipvlan';

/** A result handed over by hand is taken for that of a plugin before it [run]. */
const hasResult = ({ value }: PluginView): boolean => goField(value, 'prevResult') !== undefined;

export const chainOrder = defineRule({
  code: 'NET505',
  name: 'chain-order',
  severity: 'error',
  reads: ['conflists'],
  docs: {
    summary: 'The first plugin of a list makes the interface, and no other one does.',
    why: 'portmap, firewall, tuning, sbr, vrf and bandwidth work on the interface that a plugin before them made; a second plugin that makes eth0 finds it taken.',
    since: '0.1.0',
    source: 'containernetworking/plugins v1.9.1; facts from runs of each plugin',
  },
  findings: {
    first: ({ type }: Order) => ({
      what: `${type} is the first plugin, but works on the interface of a plugin before it`,
      fix: `put the plugin that makes the interface before ${type}`,
    }),
    bare: ({ type }: Order) => ({
      what: `${type} works on eth0, and no plugin of the list makes it`,
      fix: `put a plugin that makes the interface before ${type}`,
    }),
    second: ({ type, other }: Order) => ({
      what: `${type} makes eth0, which ${other} has made already`,
      fix: `leave ${type} or ${other} out`,
    }),
  },
  examples: () => ({
    valid: [
      WORKING_LIST,
      conflistExample({
        title: 'loopback may stand anywhere',
        plugins: [
          { type: 'bridge', ipam: { type: 'host-local', subnet: '10.244.1.0/24' } },
          { type: 'loopback' },
        ],
      }),
    ],
    invalid: [
      conflistExample({
        title: 'portmap has nothing to map to',
        plugins: [{ type: 'portmap', capabilities: { portMappings: true } }],
      }),
      conflistExample({
        title: 'two bridges for one interface',
        plugins: [
          { type: 'bridge', ipam: { type: 'host-local', subnet: '10.244.1.0/24' } },
          { type: 'bridge', bridge: 'cni1' },
        ],
      }),
    ],
  }),
  check({ conflists }, report) {
    for (const list of conflists) {
      const [first] = list.plugins;
      if (first && kindOfPlugin(first.type) === 'meta' && !hasResult(first)) {
        const facts = { type: first.type, other: '' };
        const at = pluginSide({ list, plugin: first });
        report('first', facts, { at, refusedBy: ['cni-plugin'], data: { type: first.type } });
      }
      for (const plugin of idleOf(list)) {
        const facts = { type: plugin.type, other: '' };
        const at = pluginSide({ list, plugin });
        report('bare', facts, { at, refusedBy: ['cni-plugin'], data: { type: plugin.type } });
      }
      const [maker, second] = makersOf(list);
      if (!maker || !second) continue;
      report(
        'second',
        { type: second.type, other: maker.type },
        {
          at: pluginSide({ list, plugin: second }),
          other: pluginSide({ list, plugin: maker }),
          refusedBy: ['cni-plugin'],
          data: { type: second.type, other: maker.type },
        },
      );
    }
  },
});

/** Plugins that look for the interface in a list that has the loopback only [run]. */
function idleOf({ plugins }: ConflistView): PluginView[] {
  const [first, ...others] = plugins;
  const isLoopbackOnly =
    first !== undefined &&
    kindOfPlugin(first.type) === 'loopback' &&
    others.every(({ type }) => ['loopback', 'meta'].includes(kindOfPlugin(type) ?? ''));
  return isLoopbackOnly ? others.filter(looksForInterface) : [];
}

const looksForInterface = ({ type, value }: PluginView): boolean =>
  ['sbr', 'vrf'].includes(type) || (type === 'tuning' && changesInterface(value));

const makersOf = ({ plugins }: ConflistView): PluginView[] =>
  plugins.filter((plugin, index) => isInterface(plugin) && !(index > 0 && mayFollow(plugin)));
