import { limitProblem, limitsOf } from '../../cni/bandwidth-limit';
import { kindOfPlugin } from '../../cni/plugin-kinds';
import { defineRule } from '../rule';
import { type Link, linksOfType, pluginSide } from './chain';
import { conflistExample, WORKING_LIST } from './conflist-example';

/** Official plugins whose interface has an end on the host. */
const WITH_HOST_END: readonly string[] = ['bridge', 'ptp'];

const BRIDGE = { type: 'bridge', ipam: { type: 'host-local', subnet: '10.244.1.0/24' } } as const;

const withLimit = (title: string, limit: Readonly<Record<string, number>>) =>
  conflistExample({ title, plugins: [BRIDGE, { type: 'bandwidth', ...limit }] });

interface Limit {
  readonly direction: string;
  readonly rate: number;
  readonly burst: number;
}

export const bandwidthLimit = defineRule({
  code: 'NET533',
  name: 'bandwidth-limit',
  severity: 'error',
  reads: ['conflists'],
  docs: {
    summary: 'A bandwidth limit needs a rate and a burst, in bits, that let packets through.',
    why: 'The plugin refuses every pod of the node, or the kernel refuses its queue. It works on the end of the interface that stays on the host, which bridge and ptp make.',
    since: '0.1.0',
    source: 'containernetworking/plugins v1.9.1 plugins/meta/bandwidth; Linux net/sched/sch_tbf.c',
  },
  findings: {
    half: ({ direction, rate }: Limit) => ({
      what: `${direction} has a ${rate === 0 ? 'burst without a rate' : 'rate without a burst'}`,
      fix: `give ${direction}Rate and ${direction}Burst, or neither`,
    }),
    tooLarge: ({ direction, burst }: Limit) => ({
      what: `${direction}Burst ${burst} is more than 4 GB`,
      fix: `${direction}Burst: ${2 ** 33}, or less`,
    }),
    noPacket: ({ direction, rate, burst }: Limit) => ({
      what: `${direction} of ${rate} bit/s with a burst of ${burst} bits lets no byte through`,
      fix: `raise ${direction}Burst: both are bits, not bytes`,
    }),
    noHostEnd: ({ maker }: { maker: string }) => ({
      what: `${maker} leaves no interface on the host that could be limited`,
      fix: `remove bandwidth, or replace ${maker} with bridge or ptp`,
    }),
  },
  examples: () => ({
    valid: [
      WORKING_LIST,
      withLimit('10 Mbit/s into the pod', { ingressRate: 10_000_000, ingressBurst: 1_000_000 }),
    ],
    invalid: [
      withLimit('a rate alone', { ingressRate: 10_000_000 }),
      withLimit('a burst of less than a byte', { egressRate: 10_000_000, egressBurst: 7 }),
      conflistExample({
        title: 'macvlan has no end on the host',
        plugins: [
          { ...BRIDGE, type: 'macvlan' },
          { type: 'bandwidth', ingressRate: 10_000_000, ingressBurst: 1_000_000 },
        ],
      }),
    ],
  }),
  check({ conflists }, report) {
    for (const link of linksOfType(conflists, 'bandwidth')) {
      const limits = limitsOf(link.plugin.value);
      const at = pluginSide(link);
      for (const limit of limits) {
        const problem = limitProblem(limit);
        if (!problem) continue;
        const { direction } = limit;
        const sighting = { at, refusedBy: ['cni-plugin'], data: { direction, problem } } as const;
        report(FINDINGS[problem], limit, sighting);
      }
      const maker = makerWithoutHostEnd(link);
      if (maker === undefined || limits.every(({ rate }) => rate === 0)) continue;
      report('noHostEnd', { maker }, { at, refusedBy: ['cni-plugin'], data: { maker } });
    }
  },
});

const FINDINGS = { half: 'half', 'too-large': 'tooLarge', 'no-packet': 'noPacket' } as const;

/** Plugins of others may leave one there, nobody knows. */
function makerWithoutHostEnd({ list }: Link): string | undefined {
  const types = list.plugins.map(({ type }) => type);
  const isClear = types.every((type) => kindOfPlugin(type) !== undefined);
  return isClear && !types.some((type) => WITH_HOST_END.includes(type)) ? types[0] : undefined;
}
