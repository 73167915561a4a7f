import { isDns1123Label, isDomainPrefixedPath } from '../../k8s/names';
import { isObject, type JsonObject, valueAt } from '../../model/document';
import { selects } from '../../model/label-selector';
import { asNumber } from '../../model/type-meta';
import { CRON_JOBS } from './cron-checks';
import { field } from './field-check';
import {
  completionsOf,
  failureRules,
  isIndexed,
  JOB_POLICIES,
  replacement,
  restartOfFailed,
  success,
} from './job-policies';
import { labelSelector } from './label-selector-check';
import {
  FINE,
  type FieldProblem,
  problemAt,
  type StructCheck,
  type StructChecks,
  when,
} from './struct-check';
import { isNil, notNegative, oneOfIfGiven, textLikeIfGiven } from './value-check';

const counts = (...names: readonly string[]): StructCheck[] =>
  names.map((name) => field(name, notNegative));

const MANY = 100_000;
const MOST_AT_ONCE = 100_000;
const MOST_AT_ONCE_OF_MANY = 10_000;

const above = (spec: JsonObject, name: string, most: number, why: string): FieldProblem[] => {
  const written = asNumber(spec[name]);
  return written !== undefined && written > most
    ? [problemAt([name], `is ${written}, above ${most}, ${why}`, `${name}: ${most}`)]
    : [];
};

/** Source: kube-apiserver validateJobSpec. */
const indexed: StructCheck = (spec) => {
  if (!isIndexed(spec)) return FINE;
  const completions = completionsOf(spec);
  if (completions === undefined && isNil(spec.completions)) {
    return [
      problemAt(
        ['completions'],
        'is missing, which completionMode Indexed needs',
        'completions: 3',
      ),
    ];
  }
  return above(spec, 'parallelism', MOST_AT_ONCE, 'the most of an Indexed Job');
};

const failedIndexes: StructCheck = (spec) => {
  const perIndex = spec.backoffLimitPerIndex ?? null;
  const failed = spec.maxFailedIndexes ?? null;
  if (failed !== null && perIndex === null) {
    return [
      problemAt(
        ['maxFailedIndexes'],
        'is set without backoffLimitPerIndex',
        'backoffLimitPerIndex: 1',
      ),
    ];
  }
  if (!isIndexed(spec)) {
    const name = perIndex === null ? 'maxFailedIndexes' : 'backoffLimitPerIndex';
    return perIndex === null && failed === null
      ? FINE
      : [problemAt([name], 'is of Indexed Jobs alone', 'completionMode: Indexed')];
  }
  const completions = completionsOf(spec) ?? 0;
  const most = Math.min(
    completions,
    completions > MANY && perIndex !== null ? MOST_AT_ONCE_OF_MANY : MANY,
  );
  return [
    ...above(spec, 'maxFailedIndexes', most, 'the most here'),
    ...(completions > MANY && perIndex !== null ? ofMany(spec) : []),
  ];
};

const ofMany = (spec: JsonObject): FieldProblem[] =>
  isNil(spec.maxFailedIndexes)
    ? [
        problemAt(
          ['maxFailedIndexes'],
          `is missing, though there are more than ${MANY} completions`,
          `maxFailedIndexes: ${MOST_AT_ONCE_OF_MANY}`,
        ),
      ]
    : above(
        spec,
        'parallelism',
        MOST_AT_ONCE_OF_MANY,
        `as there are more than ${MANY} completions`,
      );

/** Made by kube-apiserver, unless manualSelector says otherwise. Source: validateGeneratedSelector. */
const ownSelector: StructCheck = (job) => {
  const spec = isObject(job.spec) ? job.spec : {};
  const at = ['spec', 'selector'];
  if (spec.manualSelector !== true) {
    return isNil(spec.selector)
      ? FINE
      : [problemAt(at, 'is set, though kube-apiserver makes one', 'remove selector')];
  }
  const labels = valueAt(spec, ['template', 'metadata', 'labels']);
  if (!isObject(spec.selector))
    return [problemAt(at, 'is missing, which manualSelector needs', 'selector: {matchLabels: …}')];
  return selects(spec.selector, isObject(labels) ? labels : {})
    ? FINE
    : [
        problemAt(
          at,
          'does not select the pods of the Job',
          'write its labels into the template, too',
        ),
      ];
};

/** Pods of an Indexed Job are called like it, with the index behind. */
const hostNames: StructCheck = (job, { object }) => {
  const spec = isObject(job.spec) ? job.spec : {};
  const completions = isIndexed(spec) ? (completionsOf(spec) ?? 0) : 0;
  return completions > 0 &&
    object.name !== '' &&
    !isDns1123Label(`${object.name}-${completions - 1}`)
    ? [
        problemAt(
          ['metadata', 'name'],
          `makes "${object.name}-${completions - 1}", no DNS label`,
          'name: a shorter one, without "."',
        ),
      ]
    : FINE;
};

const noSelector: StructCheck = ({ spec }) => {
  const job = isObject(spec) ? spec : {};
  const name = isNil(job.selector) ? 'manualSelector' : 'selector';
  return !isNil(job.selector) || job.manualSelector === true
    ? [
        problemAt(
          ['spec', name],
          'is set, though kube-apiserver makes one for each Job',
          `remove ${name}`,
        ),
      ]
    : FINE;
};

const counted = (check: StructCheck): StructCheck =>
  when(({ jobsCountFailedIndexes }) => jobsCountFailedIndexes, check);

const managedBy = textLikeIfGiven(
  (text) => text.length <= 63 && isDomainPrefixedPath(text),
  'a name such as example.com/controller',
);

/** Source: kube-apiserver ValidateJob. */
export const JOBS: StructChecks = {
  ...JOB_POLICIES,
  ...CRON_JOBS,
  Job: [ownSelector, hostNames],
  JobTemplateSpec: [noSelector],
  JobSpec: [
    ...counts(
      'parallelism',
      'completions',
      'activeDeadlineSeconds',
      'backoffLimit',
      'ttlSecondsAfterFinished',
    ),
    ...counts('backoffLimitPerIndex', 'maxFailedIndexes').map(counted),
    field('completionMode', oneOfIfGiven('NonIndexed', 'Indexed')),
    indexed,
    counted(failedIndexes),
    restartOfFailed,
    failureRules,
    counted(field('podReplacementPolicy', oneOfIfGiven('TerminatingOrFailed', 'Failed'))),
    counted(replacement),
    when(({ jobsHaveSuccessPolicy }) => jobsHaveSuccessPolicy, success),
    when(({ jobsMayBeManaged }) => jobsMayBeManaged, field('managedBy', managedBy)),
    labelSelector('selector'),
  ],
};
