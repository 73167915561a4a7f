import { isObject } from '../../model/document';
import { goField } from '../../model/go-fields';
import { defineRule } from '../rule';
import { type Link, linksOf, pluginSide } from './chain';
import { conflistExample, WORKING_LIST } from './conflist-example';

interface Need {
  readonly capability: string;
  readonly lost: string;
  /** Settings that give the plugin something to do without the runtime's help. */
  readonly instead: readonly string[];
}

const NEEDS: ReadonlyMap<string, Need> = new Map([
  ['portmap', { capability: 'portMappings', lost: 'hostPort', instead: [] }],
  [
    'bandwidth',
    {
      capability: 'bandwidth',
      lost: 'the bandwidth annotations',
      instead: ['ingressRate', 'ingressBurst', 'egressRate', 'egressBurst'],
    },
  ],
]);

export const missingCapability = defineRule({
  code: 'NET506',
  name: 'missing-capability',
  severity: 'error',
  reads: ['conflists'],
  docs: {
    summary: 'portmap and bandwidth must declare the capability that brings them their work.',
    why: 'The runtime hands a plugin only what its capabilities ask for. Without them the plugin succeeds and does nothing.',
    symptoms: ['service-does-not-answer', 'setting-without-effect'],
    since: '0.1.0',
    source: 'containernetworking/cni CONVENTIONS.md; libcni injectRuntimeConfig',
  },
  findings: {
    idle: ({ type, capability, lost }: Need & { readonly type: string }) => ({
      what: `${type} without capability ${capability} does nothing: ${lost} of pods is dead`,
      fix: `capabilities: {"${capability}": true}`,
    }),
  },
  examples: () => ({
    valid: [WORKING_LIST],
    invalid: [
      conflistExample({ title: 'portmap as it is often copied', portmap: { capabilities: {} } }),
    ],
  }),
  check({ conflists }, report) {
    for (const link of linksOf(conflists)) {
      const { type } = link.plugin;
      const need = NEEDS.get(type);
      if (!need || !isIdle(link, need)) continue;
      const { capability, lost } = need;
      report(
        'idle',
        { ...need, type },
        {
          at: pluginSide(link),
          breaks: `${type}: succeeds without doing anything, so ${lost} has no effect`,
          data: { type, capability },
        },
      );
    }
  },
});

function isIdle({ plugin }: Link, { capability, instead }: Need): boolean {
  const capabilities = goField(plugin.value, 'capabilities')?.value ?? {};
  if (!isObject(capabilities) || capabilities[capability] === true) return false;
  return ![...instead, 'runtimeConfig'].some((key) => goField(plugin.value, key));
}
