import { goField } from '../../model/go-fields';
import { defineRule } from '../rule';
import { fieldSide, linksOfType } from './chain';
import { conflistExample, WORKING_LIST } from './conflist-example';

const LAST_BIT = 31;

/** Who marks packets with which bit. Source: kube-proxy iptablesMasqueradeBit and kubelet; facts `cni.md` §2.6. */
const TAKEN: ReadonlyMap<number, string> = new Map([
  [14, 'kube-proxy (masquerade)'],
  [15, 'kube-proxy (drop)'],
]);

interface Bit {
  readonly bit: number;
  readonly owner: string;
}

export const portmapMark = defineRule({
  code: 'NET530',
  name: 'portmap-mark',
  severity: 'error',
  reads: ['conflists'],
  docs: {
    summary: 'portmap marks packets with one bit from 0 to 31, or through a chain, not both.',
    why: 'The plugin refuses every pod of the node. Bits 14 and 15 are used by kube-proxy.',
    since: '0.1.0',
    source: 'containernetworking/plugins v1.9.1 plugins/meta/portmap/main.go parseConfig',
  },
  findings: {
    outside: ({ bit }: Bit) => ({
      what: `markMasqBit ${bit} is not from 0 to ${LAST_BIT}`,
      fix: 'leave markMasqBit out for 13',
    }),
    both: () => ({
      what: 'markMasqBit and externalSetMarkChain exclude each other',
      fix: 'remove markMasqBit or externalSetMarkChain',
    }),
    taken: ({ bit, owner }: Bit) => ({
      what: `bit ${bit} is used by ${owner}`,
      fix: 'leave markMasqBit out for 13',
    }),
  },
  examples: () => ({
    valid: [WORKING_LIST],
    invalid: [
      conflistExample({ title: 'a mark has 32 bits', portmap: { markMasqBit: 32 } }),
      conflistExample({
        title: 'a bit and a chain',
        portmap: { markMasqBit: 13, externalSetMarkChain: 'KUBE-MARK-MASQ' },
      }),
    ],
  }),
  check({ conflists }, report) {
    for (const link of linksOfType(conflists, 'portmap')) {
      const field = goField(link.plugin.value, 'markMasqBit');
      const bit = field?.value;
      if (!field || typeof bit !== 'number' || !Number.isInteger(bit)) continue;
      const at = fieldSide(link, field);
      const chain = goField(link.plugin.value, 'externalSetMarkChain');
      const owner = TAKEN.get(bit);
      if (chain && typeof chain.value === 'string') {
        const other = fieldSide(link, chain);
        report('both', undefined, { at, other, refusedBy: ['cni-plugin'], data: { bit } });
      } else if (bit < 0 || bit > LAST_BIT) {
        report('outside', { bit, owner: '' }, { at, refusedBy: ['cni-plugin'], data: { bit } });
      } else if (owner !== undefined) {
        const breaks = `${owner}: takes packets of host ports for its own`;
        report('taken', { bit, owner }, { at, severity: 'warning', breaks, data: { bit } });
      }
    }
  },
});
