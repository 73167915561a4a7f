import { judgedFields } from '../../model/kubeadm-reading';
import { defineRule } from '../rule';
import { initText } from './example-texts';

export const dryRun = defineRule({
  code: 'NET634',
  name: 'dry-run',
  severity: 'info',
  reads: ['kubeadmFiles', 'versions'],
  docs: {
    summary: 'A file that says dryRun changes nothing.',
    why: 'kubeadm prints what it would do, makes no cluster, and ends with success.',
    symptoms: ['setting-without-effect'],
    since: '0.1.0',
    source: 'kubeadm v1beta4 InitConfiguration.DryRun',
  },
  findings: {
    nothing: ({ command }: { command: string }) => ({
      what: `kubeadm ${command} only says what it would do`,
      fix: 'remove dryRun before the node is meant to change; --dry-run does the same for one run',
    }),
  },
  examples: () => ({
    valid: [{ title: 'not a dry run', text: initText('dryRun: false\n') }],
    invalid: [{ title: 'a dry run', text: initText('dryRun: true\n') }],
  }),
  check({ kubeadmFiles, versions }, report) {
    for (const [command, kind, ...path] of COMMANDS) {
      for (const { value, at } of judgedFields(kubeadmFiles, kind, path, versions.kubeadm)) {
        const breaks = `kubeadm: ${command} changes nothing`;
        if (value === true) report('nothing', { command }, { at, breaks });
      }
    }
  },
});

const COMMANDS = [
  ['init', 'init', 'dryRun'],
  ['join', 'join', 'dryRun'],
  ['reset', 'reset', 'dryRun'],
  ['upgrade apply', 'upgrade', 'apply', 'dryRun'],
  ['upgrade node', 'upgrade', 'node', 'dryRun'],
] as const;
