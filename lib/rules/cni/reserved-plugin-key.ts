import { defineRule } from '../rule';
import { linksOf, placeIn } from './chain';
import { conflistExample, WORKING_LIST } from './conflist-example';

const RESERVED: readonly string[] = ['runtimeconfig', 'args', 'prevresult'];
const OF_LIBCNI = 'cni.dev/';

export const reservedPluginKey = defineRule({
  code: 'NET507',
  name: 'reserved-plugin-key',
  severity: 'warning',
  reads: ['conflists'],
  docs: {
    summary: 'Keys that the runtime fills in for each pod do not belong in a file.',
    why: 'What stands there is handed to every pod alike: a port mapping written by hand is claimed by each pod of the node.',
    symptoms: ['setting-without-effect'],
    since: '0.1.0',
    source: 'containernetworking/cni CONVENTIONS.md, SPEC.md (reserved keys)',
  },
  findings: {
    reserved: ({ key, type }: { key: string; type: string }) => ({
      what: `${key} of ${type} is filled in by the runtime for each pod`,
      fix: `remove ${key}`,
    }),
  },
  examples: () => ({
    valid: [WORKING_LIST],
    invalid: [
      conflistExample({
        title: 'one port for every pod',
        portmap: {
          runtimeConfig: {
            portMappings: [{ hostPort: 8080, containerPort: 80, protocol: 'tcp' }],
          },
        },
      }),
    ],
  }),
  check({ conflists }, report) {
    for (const link of linksOf(conflists)) {
      const { type, value } = link.plugin;
      for (const key of Object.keys(value)) {
        if (!RESERVED.includes(key.toLowerCase()) && !key.startsWith(OF_LIBCNI)) continue;
        const breaks = `${type}: every pod gets the same ${key}`;
        const at = { at: placeIn(link, key), on: 'key' as const, value: key };
        report('reserved', { key, type }, { at, breaks, data: { key, type } });
      }
    }
  },
});
