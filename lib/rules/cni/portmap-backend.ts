import { type GoField, goField } from '../../model/go-fields';
import { asList } from '../../model/type-meta';
import { defineRule } from '../rule';
import { fieldSide, type Link, linksOfType } from './chain';
import { conflistExample, WORKING_LIST } from './conflist-example';

const BACKENDS: readonly string[] = ['iptables', 'nftables'];

interface Foreign {
  readonly key: string;
  readonly backend: string;
}

export const portmapBackend = defineRule({
  code: 'NET531',
  name: 'portmap-backend',
  severity: 'error',
  reads: ['conflists'],
  docs: {
    summary:
      'portmap works with iptables or nftables, and its conditions must be in that language.',
    why: 'The plugin refuses every pod of the node. Without backend it is iptables, unless the node has nftables only. A first word that begins with "-" or "!" is iptables, any other one nftables.',
    since: '0.1.0',
    source: 'containernetworking/plugins v1.9.1 plugins/meta/portmap/main.go ensureBackend',
  },
  findings: {
    unknown: ({ backend }: Foreign) => ({
      what: `backend is ${JSON.stringify(backend)}, portmap knows iptables and nftables`,
      fix: 'backend: "nftables", or leave it out for iptables',
    }),
    foreign: ({ key, backend }: Foreign) => ({
      what: `${key} is not for backend ${backend}`,
      fix: `backend: "${backend === 'nftables' ? 'iptables' : 'nftables'}", or rewrite ${key}`,
    }),
  },
  examples: () => ({
    valid: [
      WORKING_LIST,
      conflistExample({
        title: 'a condition in the language of iptables',
        portmap: { conditionsV4: ['!', '-d', '192.168.56.0/24'] },
      }),
    ],
    invalid: [
      conflistExample({ title: 'an unknown backend', portmap: { backend: 'nft' } }),
      conflistExample({
        title: 'nftables words for iptables',
        portmap: { conditionsV4: ['ip', 'daddr', '!=', '192.168.56.0/24'] },
      }),
    ],
  }),
  check({ conflists }, report) {
    for (const link of linksOfType(conflists, 'portmap')) {
      const field = goField(link.plugin.value, 'backend');
      const backend = typeof field?.value === 'string' ? field.value : 'iptables';
      if (field && !BACKENDS.includes(backend)) {
        const at = fieldSide(link, field);
        report(
          'unknown',
          { key: '', backend },
          { at, refusedBy: ['cni-plugin'], data: { backend } },
        );
        continue;
      }
      for (const foreign of foreignTo(link, backend)) {
        const at = fieldSide(link, foreign);
        const facts = { key: foreign.key, backend };
        report('foreign', facts, { at, refusedBy: ['cni-plugin'], data: { ...facts } });
      }
    }
  },
});

/** Settings in the language of the other backend. */
function foreignTo({ plugin }: Link, backend: string): GoField[] {
  const spoken = [
    { field: goField(plugin.value, 'externalSetMarkChain'), language: () => 'iptables' },
    { field: goField(plugin.value, 'conditionsV4'), language: languageOf },
    { field: goField(plugin.value, 'conditionsV6'), language: languageOf },
  ];
  return spoken.flatMap(({ field, language }) => {
    const spokenIn = field && language(field);
    return field && spokenIn !== undefined && spokenIn !== backend ? [field] : [];
  });
}

function languageOf({ value }: GoField): string | undefined {
  const [first] = asList(value);
  if (typeof first !== 'string' || first === '') return undefined;
  return first.startsWith('-') || first.startsWith('!') ? 'iptables' : 'nftables';
}
