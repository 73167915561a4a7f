import type { Path } from '../../diag/path';
import { OBJECT_TABLES } from '../../k8s/facts/load';
import { type Shape, shapeOf } from '../../k8s/schema/shape';
import type { ApiObjectView } from '../../model/api-object';
import type { ClusterModel } from '../../model/cluster-model';
import { typesOf } from '../../model/object-index';
import { remember } from '../../model/remember';
import { type Area, CHECKS } from './areas';
import type { FieldProblem } from './struct-check';
import { type AreaCheck, type Plan, planOf, walk } from './struct-walk';

export interface FoundProblem extends FieldProblem {
  readonly object: ApiObjectView;
}

type Parts = Pick<ClusterModel, 'objects' | 'versions'>;
type Found = ReadonlyMap<Area, readonly FoundProblem[]>;

/** All rules of this folder ask; every object is walked once. */
export const fieldProblemsOf = (parts: Parts, area: Area): readonly FoundProblem[] =>
  problemsOf(parts).get(area) ?? [];

const problemsOf = remember(findAll);

function findAll({ objects, versions: { minor, cluster: contract } }: Parts): Found {
  const found = new Map<Area, FoundProblem[]>();
  for (const alike of typesOf(objects)) {
    const plan = planOfKind(alike[0], minor);
    if (!plan) continue;
    for (const object of alike) {
      const visit = (
        { area, check }: AreaCheck<Area>,
        ...[struct, path, scope]: VisitArguments
      ) => {
        for (const problem of check(struct, scope)) {
          const list = found.get(area) ?? [];
          list.push({ ...problem, object, path: [...path, ...problem.path] });
          found.set(area, list);
        }
      };
      walk(object.value, plan, [], { object, contract, podSpec: {} }, visit);
    }
  }
  return found;
}

type VisitArguments = [
  struct: ApiObjectView['value'],
  path: Path,
  scope: Parameters<AreaCheck<Area>['check']>[1],
];

const plans = new Map<string, Plan<Area> | undefined>();

function planOfKind({ apiVersion, kind }: ApiObjectView, minor: number): Plan<Area> | undefined {
  if (!OBJECT_TABLES.includes(apiVersion)) return undefined;
  const key = `${apiVersion}/${kind}@${minor}`;
  if (!plans.has(key)) plans.set(key, makePlan(shapeOf(apiVersion, kind, minor)));
  return plans.get(key);
}

/** kube-apiserver throws away what people write as a status. */
function makePlan(shape: Shape | undefined): Plan<Area> | undefined {
  const plan = shape && planOf(shape, (typeName) => CHECKS.get(typeName) ?? []);
  return plan && { ...plan, fields: plan.fields.filter(([name]) => name !== 'status') };
}
