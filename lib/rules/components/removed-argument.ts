import type { KnownFlags } from '../../k8s/component-flags';
import { whereFlagWent } from '../../k8s/gone-flags';
import { commandLines } from '../../model/command-lines';
import { defineRule } from '../rule';
import { withArgument } from './argument-example';

interface Removed {
  readonly component: string;
  readonly name: string;
  readonly last: string;
  readonly known: KnownFlags;
}

export const removedArgument = defineRule({
  code: 'NET701',
  name: 'removed-argument',
  severity: 'error',
  reads: ['controlPlane', 'kubeadmFiles', 'nodes', 'versions'],
  docs: {
    summary: 'Extra arguments must still exist in the version of the component.',
    why: 'kubeadm passes extra arguments on unread. A component that does not know a flag exits at once, and each minor takes some away.',
    since: '0.1.0',
    source: 'the flag sets of the real programs (lib/k8s/facts/*-flags.json) [run]',
  },
  findings: {
    gone: ({ component, name, last, known }: Removed) => ({
      what: `${component} ${known.release} no longer knows --${name}: ${last} was the last to have it`,
      fix: adviceFor(component, name, known),
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'still known to 1.32',
        text: withArgument('apiServer', 'cloud-provider', 'external').replace('v1.36.4', 'v1.32.4'),
      },
    ],
    invalid: [
      { title: 'gone in 1.33', text: withArgument('apiServer', 'cloud-provider', 'external') },
    ],
  }),
  check(model, report) {
    for (const { component, judge, known, args } of commandLines(model)) {
      for (const { name, written } of args) {
        const last = known.lastReleaseWith(name);
        if (last === undefined) continue;
        report(
          'gone',
          { component, name, last, known },
          {
            at: { at: written.at, value: written.value.value, label: written.value.name },
            refusedBy: [judge],
            data: { component, name },
          },
        );
      }
    }
  },
});

const EXPERIMENTAL = 'experimental-';

/** Flags of etcd lose their prefix when they are here to stay. */
function adviceFor(component: string, name: string, known: KnownFlags): string {
  const plain = name.startsWith(EXPERIMENTAL) ? name.slice(EXPERIMENTAL.length) : undefined;
  if (plain && known.typeOf(plain)) return `name: ${plain}`;
  return whereFlagWent(component, name) ?? `remove ${name}`;
}
