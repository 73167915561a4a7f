import { unlessOneMatches } from './forcing';
import { logsOf, withStaticPod } from './static-pod';
import type { BrokenVariant } from './variant';

export const dashedArgument: BrokenVariant = {
  name: 'an argument with its dashes',
  change: { cluster: { scheduler: { extraArgs: [{ name: '--v', value: '4' }] } } },
  code: 'NET700',
  verdict: /scheduler-start/,
  stage: 'control plane',
  force: (cluster, files) =>
    withStaticPod(cluster, 'kube-scheduler', files, async () =>
      unlessOneMatches([await logsOf(cluster, 'kube-scheduler')], /bad flag syntax: ----v/),
    ),
};
