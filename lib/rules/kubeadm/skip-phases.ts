import { isPhase, phasesOf } from '../../k8s/kubeadm-phases';
import { nameOfMinor } from '../../k8s/version';
import { entriesOf, INIT, judgedFields } from '../../model/kubeadm-reading';
import { defineRule } from '../rule';
import { initText } from './example-texts';

interface UnknownPhase {
  readonly command: 'init' | 'join';
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
    why: '`config validate` does not look at the names; init and join stop at one they do not have. Phases of a group are written group/phase.',
    since: '0.1.0',
    source: 'kubeadm workflow.Runner computePhaseRunFlags',
  },
  findings: {
    unknown: ({ command, phase, minor, proposal }: UnknownPhase) => ({
      what: `kubeadm ${command} ${nameOfMinor(minor)} has no phase ${JSON.stringify(phase)}`,
      fix: proposal ? `- ${proposal}` : `take a name from "kubeadm ${command} --help"`,
    }),
  },
  examples: {
    valid: [{ title: 'no kube-proxy', text: initText('skipPhases:\n  - addon/kube-proxy\n') }],
    invalid: [{ title: 'the group is missing', text: initText('skipPhases:\n  - kube-proxy\n') }],
  },
  check({ kubeadmFiles, versions }, report) {
    const minor = versions.kubeadmMinor;
    for (const command of ['init', 'join'] as const) {
      const lists = judgedFields(kubeadmFiles, command, ['skipPhases'], versions.kubeadm);
      for (const { value, at } of entriesOf(lists)) {
        if (isPhase(command, value, minor)) continue;
        const proposal = phasesOf(command, minor).find((name) => lastOf(name) === lastOf(value));
        const facts = { command, phase: value, minor, proposal };
        report('unknown', facts, { at: { at, value }, refusedBy: INIT });
      }
    }
  },
});

const lastOf = (name: string): string => name.toLowerCase().slice(name.lastIndexOf('/') + 1);
