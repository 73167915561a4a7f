import { isQualifiedName } from '../../k8s/names';
import { isObject, type Json } from '../../model/document';
import {
  amountOf,
  isExtended,
  isHugePageMultiple,
  isHugePages,
  isNative,
  mayBeOvercommitted,
  type ResourceEntry,
  resourcesIn,
} from './resource-list';
import { type FieldProblem, problemAt, type StructCheck } from './struct-check';

type IsName = (name: string) => boolean;

const OF_CONTAINERS = ['cpu', 'memory', 'ephemeral-storage'];
const OF_PODS = ['cpu', 'memory'];

/** Source: kube-apiserver validateContainerResourceName. */
export const isContainerResource: IsName = (name) =>
  name.includes('/')
    ? isQualifiedName(name) && (isNative(name) || isExtended(name))
    : OF_CONTAINERS.includes(name) || (isHugePages(name) && isQualifiedName(name));

/** Source: kube-apiserver validatePodResourceName. */
export const isPodResource: IsName = (name) =>
  OF_PODS.includes(name) || (isHugePages(name) && isQualifiedName(name));

/** What is wrong with an entry, whatever stands beside it. */
function entryProblems(
  entry: ResourceEntry,
  path: readonly string[],
  isName: IsName,
): FieldProblem[] {
  const { name, text, amount } = entry;
  const at = [...path, name];
  if (!isName(name)) {
    return [
      problemAt(
        at,
        'is no resource that can be asked for here',
        'cpu, memory, or example.com/name',
      ),
    ];
  }
  if (amount < 0) return [problemAt(at, `is ${text}, below 0`, `${name}: 0, or more`)];
  if (isExtended(name) && !Number.isInteger(amount)) {
    return [problemAt(at, `is ${text}, no whole number`, `${name}: ${Math.ceil(amount)}`)];
  }
  if (isHugePages(name) && !isHugePageMultiple(entry)) {
    return [
      problemAt(
        at,
        `is ${text}, no multiple of the size of the page`,
        `${name}: a multiple of ${name.slice(10)}`,
      ),
    ];
  }
  return [];
}

function pairProblems(
  request: ResourceEntry,
  limit: Json | undefined,
  hasLimit: boolean,
): FieldProblem[] {
  const { name, amount, text } = request;
  const at = ['requests', name];
  const most = amountOf(limit);
  if (!hasLimit) {
    return mayBeOvercommitted(name)
      ? []
      : [
          problemAt(
            at,
            'has no limit, though it cannot be overcommitted',
            `limits: {${name}: ${text}}`,
          ),
        ];
  }
  if (most === undefined) return [];
  if (!mayBeOvercommitted(name) && amount !== most) {
    return [
      problemAt(
        at,
        `is ${text}, though the limit is another and it cannot be overcommitted`,
        `${name}: ${text} in limits, too`,
      ),
    ];
  }
  return amount > most
    ? [problemAt(at, `is ${text}, above its limit ${String(limit)}`, `${name}: ${String(limit)}`)]
    : [];
}

/** Source: kube-apiserver validateResourceRequirements. */
export const requirements =
  (isName: IsName): StructCheck =>
  (struct) => {
    const limits = resourcesIn(struct.limits);
    const requests = resourcesIn(struct.requests);
    const written = isObject(struct.limits) ? struct.limits : {};
    const names = [...limits, ...requests].map(({ name }) => name);
    const isLonely = names.some(isHugePages) && !names.some((name) => OF_PODS.includes(name));
    return [
      ...limits.flatMap((entry) => entryProblems(entry, ['limits'], isName)),
      ...requests.flatMap((entry) => entryProblems(entry, ['requests'], isName)),
      ...requests.flatMap((entry) =>
        pairProblems(entry, written[entry.name], Object.hasOwn(written, entry.name)),
      ),
      ...(isLonely
        ? [problemAt([], 'asks for huge pages without cpu or memory', 'requests: {cpu: 100m}')]
        : []),
    ];
  };

/** Of RuntimeClasses, too. */
export const overhead =
  (name: string): StructCheck =>
  (struct) =>
    resourcesIn(struct[name]).flatMap((entry) => entryProblems(entry, [name], isContainerResource));
