import { isQualifiedName } from '../../k8s/names';
import type { Json, JsonObject } from '../../model/document';
import { textField } from '../../model/type-meta';
import { field, keysOf, uniqueBy } from './field-check';
import { isAnyResource } from './quota-names';
import { mayBeOvercommitted, type ResourceEntry, resourcesIn } from './resource-list';
import { isContainerResource } from './resource-requirements';
import { type FieldProblem, problemAt, type StructCheck, type StructChecks } from './struct-check';
import { required, textLike } from './value-check';

const LISTS = ['max', 'min', 'default', 'defaultRequest', 'maxLimitRequestRatio'] as const;
type Lists = Readonly<Record<(typeof LISTS)[number], ReadonlyMap<string, ResourceEntry>>>;

const byName = (list: Json | undefined) =>
  new Map(resourcesIn(list).map((entry) => [entry.name, entry]));

/** Of containers, what is not said follows from the rest. Source: SetDefaults_LimitRangeItem. */
function listsOf(item: JsonObject): Lists {
  const [max, min, limits, requests, maxLimitRequestRatio] = [
    byName(item.max),
    byName(item.min),
    byName(item.default),
    byName(item.defaultRequest),
    byName(item.maxLimitRequestRatio),
  ];
  const isFilled = item.type === 'Container';
  const limit = isFilled ? new Map([...max, ...limits]) : limits;
  const defaultRequest = isFilled ? new Map([...min, ...limit, ...requests]) : requests;
  return { max, min, default: limit, defaultRequest, maxLimitRequestRatio };
}

/** The first must not be above the second. */
const ORDER = [
  ['min', 'max'],
  ['min', 'defaultRequest'],
  ['defaultRequest', 'max'],
  ['defaultRequest', 'default'],
  ['min', 'default'],
  ['default', 'max'],
] as const;

function orderProblems(lists: Lists): FieldProblem[] {
  return ORDER.flatMap(([low, high]) =>
    [...lists[low].values()].flatMap(({ name, text, amount }) => {
      const other = lists[high].get(name);
      return other && amount > other.amount
        ? [
            problemAt(
              [low, name],
              `is ${text}, above ${high} ${other.text}`,
              `${name}: ${other.text}, or less`,
            ),
          ]
        : [];
    }),
  );
}

function ratioProblems({ maxLimitRequestRatio, min, max }: Lists): FieldProblem[] {
  return [...maxLimitRequestRatio.values()].flatMap(({ name, text, amount }): FieldProblem[] => {
    const at = ['maxLimitRequestRatio', name];
    if (amount < 1) return [problemAt(at, `is ${text}, below 1`, `${name}: 1`)];
    const most = (max.get(name)?.amount ?? Number.POSITIVE_INFINITY) / (min.get(name)?.amount ?? 1);
    return min.has(name) && amount > most
      ? [problemAt(at, `is ${text}, above max divided by min`, `${name}: ${Math.floor(most)}`)]
      : [];
  });
}

const fixedProblems = ({ default: limits, defaultRequest }: Lists): FieldProblem[] =>
  [...limits.values()].flatMap(({ name, amount, text }) => {
    const request = defaultRequest.get(name);
    return !mayBeOvercommitted(name) && request && request.amount !== amount
      ? [
          problemAt(
            ['defaultRequest', name],
            `is ${request.text}, not ${text} as default, though it cannot be overcommitted`,
            `${name}: ${text}`,
          ),
        ]
      : [];
  });

/** Source: kube-apiserver ValidateLimitRange. */
const limitItem: StructCheck = (item) => {
  const type = textField(item, 'type');
  const given = LISTS.filter((list) => keysOf(item[list]).length > 0);
  if (type === 'Pod') {
    const needless = given.filter((list) => list === 'default' || list === 'defaultRequest');
    if (needless[0]) return [problemAt([needless[0]], 'is set for type Pod', 'type: Container')];
  }
  if (
    type === 'PersistentVolumeClaim' &&
    ![item.min, item.max].some((list) => keysOf(list).includes('storage'))
  ) {
    return [problemAt(['max'], 'or min of storage is missing', 'max: {storage: 10Gi}')];
  }
  const isName = type === 'Pod' || type === 'Container' ? isContainerResource : isAnyResource;
  const names = given.flatMap((list) =>
    keysOf(item[list])
      .filter((name) => !isName(name))
      .map((name) => problemAt([list, name], `is no resource of type ${type}`, 'cpu or memory')),
  );
  const lists = listsOf(item);
  return [...names, ...orderProblems(lists), ...ratioProblems(lists), ...fixedProblems(lists)];
};

const isLimitType = (text: string): boolean =>
  ['Pod', 'Container', 'PersistentVolumeClaim'].includes(text) ||
  (text.includes('/') && isQualifiedName(text));

/** Source: kube-apiserver ValidateLimitRange. */
export const LIMITS: StructChecks = {
  LimitRangeSpec: [uniqueBy('limits', 'type')],
  LimitRangeItem: [
    field(
      'type',
      required('Container'),
      textLike(isLimitType, 'Pod, Container, PersistentVolumeClaim, or a name with a domain'),
    ),
    limitItem,
  ],
};
