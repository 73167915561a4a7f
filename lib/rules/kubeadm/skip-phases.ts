import { type PhasedCommand, phasesOf } from '../../k8s/kubeadm-phases';
import { nameOfMinor } from '../../k8s/version';
import { entriesOf, INIT, type JudgedKind, judgedFields } from '../../model/kubeadm-reading';
import { defineRule, type Verdict } from '../rule';
import { initText, resetText } from './example-texts';

interface UnknownPhase {
  readonly command: PhasedCommand;
  readonly phase: string;
  readonly minor: number;
  readonly proposal: string | undefined;
}

export const skipPhases = defineRule({
  code: 'NET624',
  name: 'skip-phases',
  severity: 'error',
  reads: ['kubeadmFiles', 'versions'],
  docs: {
    summary: 'skipPhases holds phases of the command that reads the file.',
    why: '`config validate` does not look at the names; each command stops at one it does not have. Phases of a group are written group/phase.',
    symptoms: ['kubeadm-stops'],
    since: '0.1.0',
    source: 'kubeadm workflow.Runner computePhaseRunFlags',
  },
  findings: {
    unknown: ({ command, phase, minor, proposal }: UnknownPhase) => ({
      what: `kubeadm ${command} ${nameOfMinor(minor)} has no phase ${JSON.stringify(phase)}`,
      fix: proposal ? `- ${proposal}` : `take a name from "kubeadm ${command} --help"`,
    }),
  },
  examples: () => ({
    valid: [
      { title: 'no kube-proxy', text: initText('skipPhases:\n  - addon/kube-proxy\n') },
      { title: 'a phase of reset', text: resetText('skipPhases:\n  - remove-etcd-member\n') },
    ],
    invalid: [
      { title: 'the group is missing', text: initText('skipPhases:\n  - kube-proxy\n') },
      { title: 'a phase of init in a file for reset', text: resetText('skipPhases:\n  - certs\n') },
    ],
  }),
  check({ kubeadmFiles, versions }, report) {
    const minor = versions.kubeadmMinor;
    for (const { command, kind, path, verdict } of LISTS) {
      const phases = phasesOf(command, minor);
      const lists = judgedFields(kubeadmFiles, kind, path, versions.kubeadm);
      for (const { value, at } of phases.length > 0 ? entriesOf(lists) : []) {
        if (phases.includes(value)) continue;
        const proposal = phases.find((name) => lastOf(name) === lastOf(value));
        const facts = { command, phase: value, minor, proposal };
        report('unknown', facts, { at: { at, value }, ...verdict });
      }
    }
  },
});

interface PhaseList {
  readonly command: PhasedCommand;
  readonly kind: JudgedKind;
  readonly path: readonly string[];
  readonly verdict: Verdict;
}

const stops = (command: string): Verdict => ({ breaks: `kubeadm: ${command} stops at once` });

const LISTS: readonly PhaseList[] = [
  { command: 'init', kind: 'init', path: ['skipPhases'], verdict: { refusedBy: INIT } },
  { command: 'join', kind: 'join', path: ['skipPhases'], verdict: { refusedBy: INIT } },
  { command: 'reset', kind: 'reset', path: ['skipPhases'], verdict: stops('reset') },
  ...(['apply', 'node'] as const).map(
    (part): PhaseList => ({
      command: `upgrade ${part}`,
      kind: 'upgrade',
      path: [part, 'skipPhases'],
      verdict: stops(`upgrade ${part}`),
    }),
  ),
];

const lastOf = (name: string): string => name.toLowerCase().slice(name.lastIndexOf('/') + 1);
