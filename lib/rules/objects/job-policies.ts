import type { Path } from '../../diag/path';
import { isQualifiedName } from '../../k8s/names';
import { isObject, type JsonObject, valueAt } from '../../model/document';
import { entriesAt } from '../../model/network-policy';
import { asList, asNumber, textField } from '../../model/type-meta';
import { field } from './field-check';
import { countIndexes } from './job-indexes';
import {
  FINE,
  type FieldProblem,
  problemAt,
  type StructCheck,
  type StructChecks,
} from './struct-check';
import { isNil, oneOf, required, textLike } from './value-check';

export const isIndexed = ({ completionMode }: JsonObject): boolean => completionMode === 'Indexed';

/** One, where neither is said. */
export function completionsOf({ completions, parallelism }: JsonObject): number | undefined {
  return isNil(completions) && isNil(parallelism) ? 1 : asNumber(completions);
}

/** Pods that are judged by how they failed are not restarted in their place. */
export const restartOfFailed: StructCheck = (spec) =>
  !isNil(spec.podFailurePolicy) &&
  valueAt(spec, ['template', 'spec', 'restartPolicy']) === 'OnFailure'
    ? [
        problemAt(
          ['template', 'spec', 'restartPolicy'],
          'is OnFailure beside a podFailurePolicy',
          'restartPolicy: Never',
        ),
      ]
    : FINE;

export const replacement: StructCheck = ({ podReplacementPolicy: policy, podFailurePolicy }) =>
  policy === 'TerminatingOrFailed' && !isNil(podFailurePolicy)
    ? [
        problemAt(
          ['podReplacementPolicy'],
          'is TerminatingOrFailed beside a podFailurePolicy',
          'podReplacementPolicy: Failed',
        ),
      ]
    : FINE;

const MOST_RULES = 20;
const RULE_ACTIONS = ['Count', 'FailIndex', 'FailJob', 'Ignore'];

const tooMany = (entries: readonly unknown[], path: Path, most: number): FieldProblem[] =>
  entries.length > most
    ? [
        problemAt(
          path,
          `has ${entries.length} entries, at most ${most} are taken`,
          `remove ${entries.length - most} of them`,
        ),
      ]
    : [];

/** Source: kube-apiserver validatePodFailurePolicy. */
export const failureRules: StructCheck = (spec, { contract }) => {
  const rules = entriesAt(spec, ['podFailurePolicy', 'rules']);
  const names = ['containers', 'initContainers']
    .flatMap((list) => entriesAt(spec, ['template', 'spec', list]))
    .map(({ value }) => textField(value, 'name'));
  return [
    ...tooMany(rules, ['podFailurePolicy', 'rules'], MOST_RULES),
    ...rules.flatMap(({ path, value }): FieldProblem[] => {
      const onExit = isObject(value.onExitCodes) ? value.onExitCodes : undefined;
      const name = onExit?.containerName;
      if ((onExit === undefined) === (asList(value.onPodConditions).length === 0)) {
        return [
          problemAt(
            path,
            'does not have one of onExitCodes and onPodConditions',
            'onExitCodes: {operator: In, values: [42]}',
          ),
        ];
      }
      if (typeof name === 'string' && !names.includes(name)) {
        return [
          problemAt(
            [...path, 'onExitCodes', 'containerName'],
            `is "${name}", no container of the pods`,
            `containerName: ${names[0]}`,
          ),
        ];
      }
      const needsIndex =
        value.action === 'FailIndex' &&
        (isNil(spec.backoffLimitPerIndex) || !contract.jobsCountFailedIndexes);
      return needsIndex
        ? [
            problemAt(
              [...path, 'action'],
              'is FailIndex without backoffLimitPerIndex',
              'action: FailJob',
            ),
          ]
        : [];
    }),
  ];
};

/** Ascending, each once, and none of them success. */
const exitCodes: StructCheck = ({ operator, values }) => {
  const codes = asList(values).map((code) => asNumber(code) ?? 0);
  if (codes.length === 0) return [problemAt(['values'], 'is empty', 'values: [42]')];
  if (codes.length > 255) return tooMany(codes, ['values'], 255);
  if (operator === 'In' && codes.includes(0))
    return [problemAt(['values', codes.indexOf(0)], 'is 0, which is no failure', 'values: [42]')];
  const isAscending = codes.every((code, index) => index === 0 || code > (codes[index - 1] ?? 0));
  return isAscending
    ? FINE
    : [
        problemAt(
          ['values'],
          'do not ascend',
          `values: [${[...new Set(codes)].sort((a, b) => a - b).join(', ')}]`,
        ),
      ];
};

/** Source: kube-apiserver validateSuccessPolicy. */
export const success: StructCheck = (spec) => {
  if (!isObject(spec.successPolicy)) return FINE;
  if (!isIndexed(spec))
    return [problemAt(['successPolicy'], 'is of Indexed Jobs alone', 'completionMode: Indexed')];
  const rules = entriesAt(spec, ['successPolicy', 'rules']);
  const at = ['successPolicy', 'rules'];
  if (rules.length === 0) return [problemAt(at, 'is empty', 'rules: [{succeededCount: 1}]')];
  const completions = completionsOf(spec);
  return [
    ...tooMany(rules, at, MOST_RULES),
    ...rules.flatMap(({ path, value }) => successProblems(path, value, completions)),
  ];
};

function successProblems(
  path: Path,
  rule: JsonObject,
  completions: number | undefined,
): FieldProblem[] {
  const { succeededIndexes: indexes, succeededCount } = rule;
  if (isNil(indexes) && isNil(succeededCount))
    return [problemAt(path, 'counts nothing', 'succeededCount: 1')];
  if (completions === undefined) return [];
  const listed = typeof indexes === 'string' ? countIndexes(indexes, completions) : completions;
  if (listed === undefined)
    return [
      problemAt(
        [...path, 'succeededIndexes'],
        `is "${String(indexes)}", no list of indexes below ${completions}`,
        'succeededIndexes: 0,2-3',
      ),
    ];
  const count = asNumber(succeededCount) ?? 0;
  return count < 0 || count > listed
    ? [
        problemAt(
          [...path, 'succeededCount'],
          `is ${count}, not 0-${listed}`,
          `succeededCount: ${listed}`,
        ),
      ]
    : [];
}

/** Source: kube-apiserver validatePodFailurePolicyRule. */
export const JOB_POLICIES: StructChecks = {
  PodFailurePolicyRule: [field('action', required('FailJob'), oneOf(...RULE_ACTIONS))],
  PodFailurePolicyOnExitCodesRequirement: [
    field('operator', required('In'), oneOf('In', 'NotIn')),
    exitCodes,
  ],
  PodFailurePolicyOnPodConditionsPattern: [
    field(
      'type',
      required('DisruptionTarget'),
      textLike(isQualifiedName, 'the type of a condition'),
    ),
    field('status', oneOf('True', 'False', 'Unknown')),
  ],
};
