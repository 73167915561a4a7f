import type { JsonObject } from '../../model/document';
import { entriesAt } from '../../model/network-policy';
import { goText } from '../../model/service-addresses';
import { asList, textField } from '../../model/type-meta';
import { field, keysOf } from './field-check';
import { COUNTED, isHugePagesOfQuota, isQuotaResource, OF_QUOTAS } from './quota-names';
import { isExtended, type ResourceEntry, resourcesIn } from './resource-list';
import {
  FINE,
  type FieldProblem,
  problemAt,
  type StructCheck,
  type StructChecks,
} from './struct-check';
import { oneOf, required } from './value-check';

function entryProblem(
  { name, text, amount }: ResourceEntry,
  isName: (name: string) => boolean,
): FieldProblem | undefined {
  if (!isName(name))
    return problemAt(
      [name],
      'is no resource that can be limited here',
      'cpu, memory, or example.com/name',
    );
  if (amount < 0) return problemAt([name], `is ${text}, below 0`, `${name}: 0, or more`);
  const isCounted = COUNTED.includes(name) || isExtended(name);
  return isCounted && !Number.isInteger(amount)
    ? problemAt([name], `is ${text}, no whole number`, `${name}: ${Math.ceil(amount)}`)
    : undefined;
}

const hard: StructCheck = ({ hard: list }) =>
  resourcesIn(list).flatMap((entry) => {
    const problem = entryProblem(entry, isQuotaResource);
    return problem ? [{ ...problem, path: ['hard', ...problem.path] }] : [];
  });

const PODS = ['pods'];
const PODS_AND_COMPUTE = [
  ...PODS,
  'cpu',
  'memory',
  'limits.cpu',
  'limits.memory',
  'requests.cpu',
  'requests.memory',
];
const OF_ATTRIBUTES = ['persistentvolumeclaims', 'requests.storage'];

/** What each scope may limit. Source: kube-apiserver helper.IsResourceQuotaScopeValidForResource. */
const LIMITED_BY: Readonly<Record<string, readonly string[]>> = {
  Terminating: PODS_AND_COMPUTE,
  NotTerminating: PODS_AND_COMPUTE,
  BestEffort: PODS,
  NotBestEffort: PODS_AND_COMPUTE,
  PriorityClass: PODS_AND_COMPUTE,
  CrossNamespacePodAffinity: PODS_AND_COMPUTE,
  VolumeAttributesClass: OF_ATTRIBUTES,
};
const OPPOSITES = [
  ['BestEffort', 'NotBestEffort'],
  ['Terminating', 'NotTerminating'],
];

const scopeNames = (spec: JsonObject): string[] => [
  ...asList(spec.scopes).map((scope) => goText(scope) ?? 'BestEffort'),
  ...entriesAt(spec, ['scopeSelector', 'matchExpressions']).map(({ value }) =>
    textField(value, 'scopeName'),
  ),
];

/** Of one list; a quota may have both. Source: kube-apiserver validateResourceQuotaScopes. */
const scopes: StructCheck = (spec, { contract }) => {
  const names = scopeNames(spec);
  const isKnown = (name: string) =>
    Object.hasOwn(LIMITED_BY, name) &&
    (name !== 'VolumeAttributesClass' || contract.quotasKnowAttributes);
  const limited = keysOf(spec.hard).filter(
    (name) => OF_QUOTAS.includes(name) || isHugePagesOfQuota(name),
  );
  const [place] = ['scopes', 'scopeSelector'].filter((name) => spec[name]);
  const unknown = names.find((name) => !isKnown(name));
  if (unknown !== undefined)
    return [
      problemAt(
        [place ?? 'scopes'],
        `names "${unknown}", none of ${Object.keys(LIMITED_BY).join(', ')}`,
        'scopes: [NotTerminating]',
      ),
    ];
  const opposite = OPPOSITES.find((pair) => pair.every((name) => names.includes(name)));
  if (opposite)
    return [problemAt([place ?? 'scopes'], `names ${opposite.join(' and ')}`, 'one of the two')];
  return names.flatMap((name): FieldProblem[] => {
    const other = limited.find((resource) => !LIMITED_BY[name]?.includes(resource));
    return other === undefined
      ? []
      : [problemAt(['hard', other], `cannot be limited for scope ${name}`, 'a quota of its own')];
  });
};

const WITH_VALUES = ['In', 'NotIn'];
const ABOUT_VALUES = ['PriorityClass', 'VolumeAttributesClass'];

/** Source: kube-apiserver validateScopedResourceSelectorRequirement. */
const selection: StructCheck = ({ scopeName = '', operator = '', values }) => {
  if (typeof operator !== 'string' || typeof scopeName !== 'string') return FINE;
  if (scopeName in LIMITED_BY && !ABOUT_VALUES.includes(scopeName) && operator !== 'Exists') {
    return [
      problemAt(
        ['operator'],
        `is "${operator}", not Exists, which ${scopeName} needs`,
        'operator: Exists',
      ),
    ];
  }
  const fits = WITH_VALUES.includes(operator) === asList(values).length > 0;
  return fits
    ? FINE
    : [
        problemAt(
          ['values'],
          `do not go with ${operator}`,
          WITH_VALUES.includes(operator) ? 'values: [high]' : 'remove values',
        ),
      ];
};

/** Source: kube-apiserver ValidateResourceQuotaSpec. */
export const QUOTAS: StructChecks = {
  ResourceQuotaSpec: [hard, scopes],
  ScopedResourceSelectorRequirement: [
    field('operator', required('In'), oneOf('In', 'NotIn', 'Exists', 'DoesNotExist')),
    selection,
  ],
};
