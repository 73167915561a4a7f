import { type FlagType, readsAs, wantedBy } from '../../k8s/flag-value/flag-type';
import { commandLines } from '../../model/command-lines';
import { defineRule } from '../rule';
import { withArgument } from './argument-example';

/** Flags of which other rules say more. */
const JUDGED_ELSEWHERE: ReadonlySet<string> = new Set([
  'kube-apiserver advertise-address',
  'kube-apiserver bind-address',
  'kube-apiserver kubernetes-service-node-port',
  'kube-apiserver secure-port',
  'kube-apiserver service-node-port-range',
  'kube-controller-manager allocate-node-cidrs',
  'kube-controller-manager node-cidr-mask-size',
  'kube-controller-manager node-cidr-mask-size-ipv4',
  'kube-controller-manager node-cidr-mask-size-ipv6',
]);

interface Unread {
  readonly component: string;
  readonly name: string;
  readonly value: string;
  readonly type: FlagType;
}

export const argumentValue = defineRule({
  code: 'NET725',
  name: 'argument-value',
  severity: 'error',
  reads: ['controlPlane', 'kubeadmFiles', 'nodes', 'versions'],
  docs: {
    summary: 'The value of an extra argument must be readable as the type of the flag.',
    why: 'kubeadm passes extra arguments on unread. A component that cannot read a value exits at once, also when the same flag follows again with a better one.',
    since: '0.1.0',
    source:
      'the types of the flags in the real programs (lib/k8s/facts/*-flags.json); pflag, component-base cli/flag [run]',
  },
  findings: {
    unread: ({ component, name, value, type }: Unread) => ({
      what: `${component} cannot read ${name} "${value}"`,
      fix: `write ${wantedBy(type)}`,
    }),
  },
  examples: () => ({
    valid: [
      { title: 'a short word for true', text: withArgument('apiServer', 'profiling', 'T') },
      {
        title: 'a number in hexadecimal',
        text: withArgument('scheduler', 'secure-port', '0x2813'),
      },
    ],
    invalid: [
      { title: 'no word for true', text: withArgument('apiServer', 'profiling', 'yes') },
      {
        title: 'a number without its unit',
        text: withArgument('controllerManager', 'node-monitor-period', '5'),
      },
    ],
  }),
  check(model, report) {
    for (const { component, judge, known, args } of commandLines(model)) {
      for (const { name, value, written } of args) {
        const type = known.typeOf(name);
        if (!type || readsAs(type, value) || JUDGED_ELSEWHERE.has(`${component} ${name}`)) continue;
        report(
          'unread',
          { component, name, value, type },
          {
            at: { at: written.at, value, label: written.value.name },
            refusedBy: [judge],
            data: { component, name, value },
          },
        );
      }
    }
  },
});
