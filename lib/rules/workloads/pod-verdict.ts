import type { Contract } from '../../k8s/contract';
import type { Workload } from '../../model/workload';
import type { Verdict } from '../rule';
import { REFUSED } from '../services/service-side';

export const NO_PODS: Verdict = {
  breaks: 'kube-controller-manager: kube-apiserver refuses each pod that it makes',
};

/** What comes of a pod spec that is wrong: who refuses it depends on what carries it. */
export const podVerdict = (
  { object }: Workload,
  { statefulSetPodsAreJudged }: Contract,
): Verdict => (object.kind === 'StatefulSet' && !statefulSetPodsAreJudged ? NO_PODS : REFUSED);
