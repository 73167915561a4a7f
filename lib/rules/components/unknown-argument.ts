import type { KnownFlags } from '../../k8s/component-flags';
import { whereFlagWent } from '../../k8s/gone-flags';
import { nearestName } from '../../k8s/schema/nearest-name';
import { commandLines } from '../../model/command-lines';
import { defineRule } from '../rule';
import { withArgument } from './argument-example';

interface Unknown {
  readonly component: string;
  readonly name: string;
  readonly known: KnownFlags;
}

export const unknownArgument = defineRule({
  code: 'NET727',
  name: 'unknown-argument',
  severity: 'error',
  reads: ['controlPlane', 'kubeadmFiles', 'nodes', 'versions'],
  docs: {
    summary: 'Extra arguments must exist in the version of the component.',
    why: 'kubeadm passes extra arguments on unread. A component that does not know a flag exits at once.',
    since: '0.1.0',
    source:
      'the flag sets of the real programs (lib/k8s/facts/*-flags.json); pflag parseLongArg [run]',
  },
  findings: {
    unknown: ({ component, name, known }: Unknown) => ({
      what: `${component} ${known.release} has no flag --${name}${future(name, known)}`,
      fix: whereFlagWent(component, name) ?? adviceFor(name, known),
    }),
  },
  examples: () => ({
    valid: [
      { title: 'a flag few people know', text: withArgument('apiServer', 'v', '2') },
      {
        title: 'an underscore for a hyphen',
        text: withArgument('apiServer', 'audit_log_maxage', '30'),
      },
    ],
    invalid: [{ title: 'a slip', text: withArgument('apiServer', 'audit-log-max-age', '30') }],
  }),
  check(model, report) {
    for (const { component, judge, known, args } of commandLines(model)) {
      for (const { name, written } of args) {
        if (NOT_A_NAME.test(written.value.name) || known.typeOf(name)) continue;
        // Rule removed-argument speaks of these.
        if (known.lastReleaseWith(name)) continue;
        report(
          'unknown',
          { component, name, known },
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

/** Rules argument-name and dashed-argument speak of these. */
const NOT_A_NAME = /^$|^[-=]|\s/;

function future(name: string, known: KnownFlags): string {
  const first = known.firstReleaseWith(name);
  return first === undefined ? '' : `: it comes with ${first}`;
}

function adviceFor(name: string, known: KnownFlags): string {
  const nearest = nearestName(name, known.names());
  return nearest === undefined ? `remove ${name}` : `name: ${nearest}`;
}
