import { entriesOf, judgedFields } from '../../model/kubeadm-reading';
import { defineRule } from '../rule';
import { resetText } from './example-texts';

/** Source: kubeadm v1beta4 UnmountFlag*. */
const FLAGS = ['MNT_FORCE', 'MNT_DETACH', 'MNT_EXPIRE', 'UMOUNT_NOFOLLOW'];

const reset = (flag: string): string => resetText(`unmountFlags:\n  - ${flag}\n`);

export const unmountFlags = defineRule({
  code: 'NET625',
  name: 'unmount-flags',
  severity: 'error',
  reads: ['kubeadmFiles', 'versions'],
  docs: {
    summary: 'unmountFlags of a ResetConfiguration are flags of umount2, in exact case.',
    why: 'kubeadm refuses other names.',
    since: '0.1.0',
    source: 'kubeadm validation.ValidateUnmountFlags',
  },
  findings: {
    unknown: ({ flag }: { flag: string }) => ({
      what: `unmount flag ${JSON.stringify(flag)} is none of ${FLAGS.join(', ')}`,
      fix: `- ${FLAGS.find((known) => known.endsWith(flag.trim().toUpperCase())) ?? 'MNT_DETACH'}`,
    }),
  },
  examples: () => ({
    valid: [{ title: 'a flag', text: reset('MNT_DETACH'), kubernetesVersion: '1.36' }],
    invalid: [{ title: 'lower case', text: reset('mnt_detach'), kubernetesVersion: '1.36' }],
  }),
  check({ kubeadmFiles, versions }, report) {
    const lists = judgedFields(kubeadmFiles, 'reset', ['unmountFlags'], versions.kubeadm);
    for (const { value, at, refusedBy } of entriesOf(lists)) {
      if (!FLAGS.includes(value)) report('unknown', { flag: value }, { at, refusedBy });
    }
  },
});
