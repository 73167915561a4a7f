import { formatPath, type Path } from '../../diag/path';
import type { Contract } from '../../k8s/contract';
import type { ApiObjectView } from '../../model/api-object';
import type { ClusterModel } from '../../model/cluster-model';
import type { Report, Verdict } from '../rule';
import { REFUSED } from '../services/service-side';
import { NO_PODS } from '../workloads/pod-verdict';
import { writtenSide } from '../workloads/workload-side';
import type { Area } from './areas';
import { type FoundProblem, fieldProblemsOf } from './field-problems';

export interface Facts {
  /** `spec.replicas`; of pods, below their `spec`. */
  readonly field: string;
  readonly object: string;
  readonly what: string;
  readonly fix: string;
}

export const OBJECT_FINDINGS = {
  refused: ({ field, object, what, fix }: Facts) => ({
    what: `${field} of ${object} ${what}`,
    fix,
  }),
};

export const OBJECT_READS = ['objects', 'versions'] as const;

/** Every problem of one area. */
export function reportArea(
  area: Area,
  model: Pick<ClusterModel, 'objects' | 'versions'>,
  report: Report<typeof OBJECT_FINDINGS>,
): void {
  for (const problem of fieldProblemsOf(model, area)) {
    const { object, path, fix } = problem;
    const data = { field: shortPath(path), object: nameOf(object), what: problem.what, fix };
    const verdict = verdictOn(problem, model.versions.cluster);
    report('refused', data, { at: writtenSide(object, path), ...verdict, data });
  }
}

const nameOf = ({ kind, namespace, name }: ApiObjectView): string =>
  `${kind} ${namespace === '' ? name : `${namespace}/${name}`}`;

/** Where pods are described, what lies around them says nothing more. */
function shortPath(path: Path): string {
  const start = path.lastIndexOf('template');
  const inside = start === -1 ? path : path.slice(start + 1);
  return formatPath(inside[0] === 'spec' && inside.length > 1 ? inside.slice(1) : inside);
}

const NO_CLAIMS: Verdict = {
  breaks: 'kube-controller-manager: kube-apiserver refuses each claim that it makes',
};

/** A field of the pods that ValidateStatefulSetSpec asks for itself. */
const JUDGED_EVERYWHERE = 'activeDeadlineSeconds';

/** Parts of a StatefulSet are looked at only when something is made of them, up to some minor. */
function verdictOn({ object, path }: FoundProblem, contract: Contract): Verdict {
  if (object.kind !== 'StatefulSet' || path.at(-1) === JUDGED_EVERYWHERE) return REFUSED;
  if (path[1] === 'template' && !contract.statefulSetPodsAreJudged) return NO_PODS;
  return path[1] === 'volumeClaimTemplates' && !contract.claimTemplatesAreJudged
    ? NO_CLAIMS
    : REFUSED;
}
