import { whyRefused } from '../../cni/device-settings';
import { defineRule } from '../rule';
import { linksOf, pluginSide } from './chain';
import { conflistExample, WORKING_LIST } from './conflist-example';

const POOL = { type: 'host-local', subnet: '10.244.1.0/24' } as const;
export const deviceSetting = defineRule({
  code: 'NET537',
  name: 'device-setting',
  severity: 'error',
  reads: ['conflists'],
  docs: {
    summary: 'macvlan, ipvlan, vlan, host-device, tap and vrf take only some words and numbers.',
    why: 'The plugin refuses every pod of the node before it asks the kernel.',
    since: '0.1.0',
    source:
      'containernetworking/plugins v1.9.1 plugins/main/{macvlan,ipvlan,vlan,host-device,tap}, plugins/meta/vrf',
  },
  findings: {
    refused: ({ type, why }: { type: string; why: string }) => ({
      what: `${type}: ${why}`,
      fix: `correct it as the documentation of ${type} says`,
    }),
  },
  examples: () => ({
    valid: [
      WORKING_LIST,
      conflistExample({
        title: 'a mode of macvlan',
        plugins: [{ type: 'macvlan', master: 'eth0', mode: 'private', ipam: POOL }],
      }),
    ],
    invalid: [
      conflistExample({
        title: 'modes are written small',
        plugins: [{ type: 'macvlan', master: 'eth0', mode: 'Bridge', ipam: POOL }],
      }),
      conflistExample({
        title: 'a VLAN of nothing',
        plugins: [{ type: 'vlan', vlanId: 42, ipam: POOL }],
      }),
    ],
  }),
  check({ conflists }, report) {
    for (const link of linksOf(conflists)) {
      const { type, value } = link.plugin;
      for (const why of whyRefused(type, value)) {
        report(
          'refused',
          { type, why },
          { at: pluginSide(link), refusedBy: ['cni-plugin'], data: { type, why } },
        );
      }
    }
  },
});
