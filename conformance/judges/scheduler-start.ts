import { filesOf, handingOver, WRITE_FILE } from './component-file';
import { startElected } from './elected-start';
import type { JudgeRunner } from './judge';
import { kubeadmWritesPods, type WrittenPod } from './written-pods';

/** The election checks its own settings, after everything else is checked and served. */
const signOf = (pod: WrittenPod): RegExp =>
  isElected(pod) ? /[Aa]ttempting to acquire leader lease/ : /Caches are synced/;

const isElected = ({ command }: WrittenPod): boolean => {
  const flag = command.findLast((word) => /^--leader[-_]elect(=|$)/.test(word)) ?? '';
  return !/=(0|[fF]|false|False|FALSE)$/.test(flag);
};

/** kube-scheduler as kubeadm would start it: refused when it ends before it wants to be the leader. */
export const schedulerStart: JudgeRunner = {
  word: 'scheduler-start',
  after: kubeadmWritesPods,
  accepts: (input, minor) => startElected({ component: 'kube-scheduler', signOf }, input, minor),
};

/** kube-scheduler that finds the input in the place where its flag says. */
export const schedulerReadsFile: JudgeRunner = {
  word: 'scheduler-start',
  accepts: (input, minor) =>
    startElected(
      {
        component: 'kube-scheduler',
        signOf: () => /[Aa]ttempting to acquire leader lease/,
        before: WRITE_FILE,
        env: filesOf(input),
      },
      handingOver(input, 'scheduler', minor),
      minor,
    ),
};
