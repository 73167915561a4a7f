import { isObject, type Json, type JsonObject } from '../../model/document';
import { type GoField, goField, goFlag, goText } from '../../model/go-fields';
import { isInterfaceMac } from '../../net/mac';
import { defineRule } from '../rule';
import { fieldSide, type Link, linksOfType, textOf } from './chain';
import { conflistExample, WORKING_LIST } from './conflist-example';

const MASQUERADE_BACKENDS: readonly unknown[] = ['iptables', 'nftables'];

export const bridgeOption = defineRule({
  code: 'NET515',
  name: 'bridge-option',
  severity: 'error',
  reads: ['conflists'],
  docs: {
    summary:
      'Some options of the bridge plugin exclude each other, and some take a few words only.',
    why: 'The plugin refuses every pod. ipMasqBackend is looked at only when ipMasq is true.',
    since: '0.1.0',
    source:
      'containernetworking/plugins v1.9.1 plugins/main/bridge/bridge.go cmdAdd, pkg/ip/ipmasq_linux.go',
  },
  findings: {
    together: ({ one, other }: { one: string; other: string }) => ({
      what: `${one} and ${other} exclude each other`,
      fix: `remove ${one} or ${other}`,
    }),
    backend: ({ value }: { value: string }) => ({
      what: `ipMasqBackend is ${JSON.stringify(value)}, the plugin knows iptables and nftables`,
      fix: 'ipMasqBackend: "nftables", or leave it out',
    }),
    mac: ({ mac }: { mac: string }) => ({
      what: `${JSON.stringify(mac)} is not the MAC address of one interface`,
      fix: 'remove it: the kernel makes one for each pod',
    }),
  },
  examples: () => ({
    valid: [
      WORKING_LIST,
      conflistExample({ title: 'hairpin alone', bridge: { hairpinMode: true } }),
    ],
    invalid: [
      conflistExample({
        title: 'hairpin and promiscuous mode',
        bridge: { hairpinMode: true, promiscMode: true },
      }),
      conflistExample({
        title: 'an unknown way to masquerade',
        bridge: { ipMasq: true, ipMasqBackend: 'nft' },
      }),
    ],
  }),
  check({ conflists }, report) {
    const judgeBackend = (link: Link): void => {
      const { value } = link.plugin;
      const backend = goField(value, 'ipMasqBackend');
      if (!goFlag(value, 'ipMasq') || !ipamField(link) || typeof backend?.value !== 'string')
        return;
      if (MASQUERADE_BACKENDS.includes(backend.value)) return;
      report(
        'backend',
        { value: backend.value },
        { at: fieldSide(link, backend), refusedBy: ['cni-plugin'], data: { value: backend.value } },
      );
    };
    for (const link of linksOfType(conflists, 'bridge', 'ptp')) {
      judgeBackend(link);
    }
    for (const link of linksOfType(conflists, 'bridge')) {
      const { value } = link.plugin;
      const conflict = (one: GoField, other: GoField): void => {
        report(
          'together',
          { one: one.key, other: other.key },
          {
            at: fieldSide(link, one),
            other: fieldSide(link, other),
            refusedBy: ['cni-plugin'],
            data: { one: one.key, other: other.key },
          },
        );
      };
      const [hairpin, promiscuous] = [
        trueField(link, 'hairpinMode'),
        trueField(link, 'promiscMode'),
      ];
      if (hairpin && promiscuous) conflict(hairpin, promiscuous);
      const [bare, ipam] = [trueField(link, 'disableContainerInterface'), ipamField(link)];
      if (bare && ipam) conflict(bare, ipam);
      const mac = macOf(value);
      if (mac && !isInterfaceMac(textOf(mac.field.value))) {
        const at = fieldSide(link, mac.field, mac.inside);
        const text = textOf(mac.field.value);
        report('mac', { mac: text }, { at, refusedBy: ['cni-plugin'], data: { mac: text } });
      }
    }
  },
});

function trueField({ plugin }: Link, name: string): GoField | undefined {
  const field = goField(plugin.value, name);
  return field?.value === true ? field : undefined;
}

/** Only an `ipam` with a type counts: without one the bridge is a plain switch. */
function ipamField({ plugin }: Link): GoField | undefined {
  const field = goField(plugin.value, 'ipam');
  return field && isObject(field.value) && goText(field.value, 'type') !== '' ? field : undefined;
}

/** One address for every pod of the node, handed over by hand: `runtimeConfig` comes before `args`. */
function macOf(value: JsonObject): { field: GoField; inside: string[] } | undefined {
  for (const inside of [['runtimeConfig'], ['args', 'cni']]) {
    const parent = inside.reduce<Json | undefined>(
      (current, name) =>
        current !== undefined && isObject(current) ? goField(current, name)?.value : undefined,
      value,
    );
    const field = parent !== undefined && isObject(parent) ? goField(parent, 'mac') : undefined;
    if (field && typeof field.value === 'string' && field.value !== '') return { field, inside };
  }
  return undefined;
}
