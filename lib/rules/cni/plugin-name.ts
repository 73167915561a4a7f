import { isKnownPlugin } from '../../cni/plugin-kinds';
import { goField } from '../../model/go-fields';
import { defineRule, type Side } from '../rule';
import { fieldSide, ipamsOf, linksOf } from './chain';
import { conflistExample, WORKING_LIST } from './conflist-example';

interface Named {
  readonly type: string;
}

export const pluginName = defineRule({
  code: 'NET504',
  name: 'plugin-name',
  severity: 'error',
  reads: ['conflists'],
  docs: {
    summary: 'A plugin is named by its file in /opt/cni/bin, without a path.',
    why: 'The runtime looks for the binary only when a pod starts, so the node is Ready and every pod fails. A name with a slash is refused; a name that nobody knows may still be a binary of yours.',
    since: '0.1.0',
    source: 'containernetworking/cni v1.3.0 pkg/invoke/find.go',
    whenToIgnore: 'The binary is installed on every node.',
  },
  findings: {
    path: ({ type }: Named) => ({
      what: `plugin name ${JSON.stringify(type)} is a path`,
      fix: `type: "${type.split('/').at(-1) || 'bridge'}"`,
    }),
    unknown: ({ type }: Named) => ({
      what: `no known plugin is called ${JSON.stringify(type)}`,
      fix: `install ${JSON.stringify(type)} on every node, or correct its name`,
    }),
  },
  examples: () => ({
    valid: [WORKING_LIST],
    invalid: [
      conflistExample({
        title: 'a path instead of a name',
        plugins: [{ type: '/opt/cni/bin/bridge' }],
      }),
    ],
  }),
  check({ conflists }, report) {
    const judge = (type: string, at: Side): void => {
      if (type.includes('/')) {
        report('path', { type }, { at, refusedBy: ['cni-plugin'], data: { type } });
      } else if (type !== '' && !isKnownPlugin(type)) {
        const breaks = 'container runtime: failed to find the plugin, unless it is installed';
        report('unknown', { type }, { at, severity: 'warning', breaks, data: { type } });
      }
    };
    for (const link of linksOf(conflists)) {
      const field = goField(link.plugin.value, 'type');
      if (field && typeof field.value === 'string') judge(field.value, fieldSide(link, field));
    }
    for (const link of ipamsOf(conflists)) {
      const field = goField(link.ipam, 'type');
      if (field && typeof field.value === 'string') {
        judge(field.value, fieldSide(link, field, [link.key]));
      }
    }
  },
});
