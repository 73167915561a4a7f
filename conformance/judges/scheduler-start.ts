import { build } from '../binaries/cache';
import { kubernetesRecipe } from '../binaries/recipe';
import { start } from './component-start';
import type { JudgeRunner } from './judge';
import { podHost } from './pod-host';
import { apiServerOf, forgetLeader } from './running-api-server';
import { kubeadmWritesPods, podOf, type WrittenPod } from './written-pods';

const COMPONENT = 'kube-scheduler';

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
  accepts(input, minor) {
    const server = apiServerOf(minor);
    forgetLeader(server, COMPONENT);
    const pod = podOf(input, minor, COMPONENT);
    return start({
      pod,
      program: build(kubernetesRecipe(COMPONENT, minor)),
      files: podHost(minor),
      sign: signOf(pod),
      host: server.host,
    });
  },
};
