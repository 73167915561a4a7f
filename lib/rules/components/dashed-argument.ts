import { componentArguments } from '../../model/component-arguments';
import { defineRule } from '../rule';
import { withArgument } from './argument-example';

export const dashedArgument = defineRule({
  code: 'NET700',
  name: 'dashed-argument',
  severity: 'error',
  reads: ['controlPlane', 'nodes'],
  docs: {
    summary: 'Extra arguments are written without dashes in front and without blanks.',
    why: 'kubeadm puts two dashes in front of every name and looks no further: "--profiling" becomes "----profiling", and the component exits.',
    since: '0.1.0',
    source: 'kubeadm util/arguments.go; pflag parseLongArg (bad flag syntax) [run]',
  },
  findings: {
    odd: ({ name, component }: { name: string; component: string }) => ({
      what: `${component} is started with "--${name}", which is no flag`,
      fix: `name: ${plain(name)}`,
    }),
  },
  examples: () => ({
    valid: [{ title: 'the bare name', text: withArgument('apiServer', 'profiling', 'false') }],
    invalid: [
      {
        title: 'dashes as on a command line',
        text: withArgument('controllerManager', '--profiling', 'false'),
      },
    ],
  }),
  check({ controlPlane, nodes }, report) {
    for (const { component, judge, flags } of componentArguments(controlPlane, nodes)) {
      for (const flag of flags.flags) {
        const { name } = flag.value;
        if (!ODD.test(name)) continue;
        report(
          'odd',
          { name, component },
          {
            at: { at: flag.at, value: name, label: name },
            refusedBy: [judge],
            data: { component, name },
          },
        );
      }
    }
  },
});

const ODD = /^[-=]|\s/;

const plain = (name: string): string => name.replace(/^[-=\s]+|\s+/g, '');
