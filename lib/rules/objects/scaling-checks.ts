import { isObject } from '../../model/document';
import { entriesAt } from '../../model/network-policy';
import { asNumber, textField } from '../../model/type-meta';
import { below, field, ifMissing, oneSource, presentOf } from './field-check';
import { labelSelector } from './label-selector-check';
import { amountOf } from './resource-list';
import { isContainerResource } from './resource-requirements';
import { FINE, problemAt, type StructCheck, type StructChecks, when } from './struct-check';
import {
  atLeast,
  between,
  dnsLabel,
  isNil,
  MOST_INT32,
  oneOf,
  oneOfIfGiven,
  pathSegment,
  required,
  type ValueCheck,
} from './value-check';
import { notAboveAll, numberOrPercent } from './workload-checks';

/** Each type of a metric, and the field that tells about it. */
const SOURCE_OF: Readonly<Record<string, string>> = {
  Object: 'object',
  Pods: 'pods',
  Resource: 'resource',
  External: 'external',
  ContainerResource: 'containerResource',
};

const metric: StructCheck = (written) => {
  const expected = SOURCE_OF[textField(written, 'type')];
  if (expected === undefined) return FINE;
  if (isNil(written[expected]))
    return [
      problemAt(
        [expected],
        `is missing, which type ${textField(written, 'type')} needs`,
        `${expected}: …`,
      ),
    ];
  const [other] = presentOf(written, Object.values(SOURCE_OF)).filter((name) => name !== expected);
  return other === undefined
    ? FINE
    : [problemAt([other], `stands beside ${expected}`, `remove ${other}`)];
};

const positive: ValueCheck = (value, name) => {
  const amount = isNil(value) ? undefined : amountOf(value);
  return amount !== undefined && amount <= 0
    ? { what: `is ${String(value)}, not above 0`, fix: `${name}: 1` }
    : undefined;
};

/** One of two, and sometimes not both. */
const target =
  (names: readonly string[], isExclusive: boolean): StructCheck =>
  ({ target: written }) => {
    const [first, second] = presentOf(isObject(written) ? written : {}, names);
    if (first === undefined)
      return [problemAt(['target'], `has no ${names.join(' or ')}`, `${names[0]}: 80`)];
    return isExclusive && second !== undefined
      ? [problemAt(['target', second], `stands beside ${first}`, `remove one of the two`)]
      : FINE;
  };

const resourceName = field('name', required('cpu'));
const containerResource: StructCheck = (source) => {
  const name = textField(source, 'name');
  return name === '' || isContainerResource(name)
    ? FINE
    : [problemAt(['name'], `is "${name}", no resource of containers`, 'name: cpu')];
};

const TARGET: readonly StructCheck[] = [
  field('type', required('Utilization'), oneOf('Utilization', 'Value', 'AverageValue')),
  field('value', positive),
  field('averageValue', positive),
  field('averageUtilization', atLeast(1)),
];
const METRIC_NAME = [field('name', required('requests-per-second'), pathSegment)];

/** Structs that are no pointers. */
const withTarget = ifMissing('target', ...TARGET);
const withMetric = ifMissing('metric', ...METRIC_NAME);
const utilization = target(['averageUtilization', 'averageValue'], true);

const REFERENCE: readonly StructCheck[] = [
  field('kind', required('Deployment'), pathSegment),
  field('name', required('the name of the workload'), pathSegment),
];

/** Two slashes are no version. Source: schema.ParseGroupVersion. */
const version: StructCheck = ({ apiVersion }) =>
  typeof apiVersion === 'string' && apiVersion.split('/').length > 2
    ? [problemAt(['apiVersion'], `is "${apiVersion}", with two slashes`, 'apiVersion: apps/v1')]
    : FINE;

const namesGroup = (check: StructCheck): StructCheck =>
  when(({ autoscalersNameGroups }) => autoscalersNameGroups, check);

/** What is scaled is of no core group. */
const group: StructCheck = ({ apiVersion }) =>
  isNil(apiVersion) || (typeof apiVersion === 'string' && !apiVersion.includes('/'))
    ? [problemAt(['apiVersion'], 'names no group', 'apiVersion: apps/v1')]
    : FINE;

const DEFAULT_MIN = 1;

/** Source: kube-apiserver validateHorizontalPodAutoscalerSpec. */
const replicas: StructCheck = (spec, { contract }) => {
  const max = asNumber(spec.maxReplicas) ?? 0;
  const min = asNumber(spec.minReplicas) ?? DEFAULT_MIN;
  const least = contract.autoscalersGoToZero ? 0 : 1;
  if (min < least)
    return [problemAt(['minReplicas'], `is ${min}, below ${least}`, `minReplicas: ${least}`)];
  if (max < 1)
    return [
      problemAt(
        ['maxReplicas'],
        isNil(spec.maxReplicas) ? 'is missing' : `is ${max}, below 1`,
        `maxReplicas: ${min + 2}`,
      ),
    ];
  if (max < min)
    return [
      problemAt(['maxReplicas'], `is ${max}, below minReplicas ${min}`, `maxReplicas: ${min}`),
    ];
  const types = entriesAt(spec, ['metrics']).map(({ value }) => value.type);
  return min > 0 || types.includes('Object') || types.includes('External')
    ? FINE
    : [
        problemAt(
          ['minReplicas'],
          'is 0, which only a metric of another object can end',
          'minReplicas: 1',
        ),
      ];
};

const policies: StructCheck = ({ policies: list }) =>
  Array.isArray(list) && list.length === 0
    ? [problemAt(['policies'], 'is empty', 'remove policies')]
    : FINE;

const tolerance: StructCheck = ({ tolerance: written }) =>
  (amountOf(written) ?? 0) < 0
    ? [problemAt(['tolerance'], `is ${String(written)}, below 0`, 'tolerance: 0.1')]
    : FINE;

/** Source: kube-apiserver validateHorizontalPodAutoscalerSpec, ValidatePodDisruptionBudgetSpec. */
export const SCALING: StructChecks = {
  HorizontalPodAutoscaler: [ifMissing('spec', replicas)],
  HorizontalPodAutoscalerSpec: [
    replicas,
    ifMissing('scaleTargetRef', ...REFERENCE),
    namesGroup(below('scaleTargetRef', group)),
    field('targetCPUUtilizationPercentage', atLeast(1)),
  ],
  CrossVersionObjectReference: [...REFERENCE, namesGroup(version)],
  MetricSpec: [field('type', required('Resource'), oneOf(...Object.keys(SOURCE_OF))), metric],
  ObjectMetricSource: [
    withTarget,
    withMetric,
    ifMissing('describedObject', ...REFERENCE),
    target(['value', 'averageValue'], false),
  ],
  ExternalMetricSource: [withTarget, withMetric, target(['value', 'averageValue'], true)],
  PodsMetricSource: [withTarget, withMetric, target(['averageValue'], false)],
  ResourceMetricSource: [resourceName, withTarget, utilization],
  ContainerResourceMetricSource: [
    resourceName,
    containerResource,
    field('container', required('web'), dnsLabel),
    withTarget,
    utilization,
  ],
  MetricIdentifier: METRIC_NAME,
  MetricTarget: TARGET,
  HPAScalingRules: [
    field('stabilizationWindowSeconds', between(0, 3600)),
    field('selectPolicy', oneOfIfGiven('Max', 'Min', 'Disabled')),
    policies,
    when(({ autoscalersHaveTolerance }) => autoscalersHaveTolerance, tolerance),
  ],
  HPAScalingPolicy: [
    field('type', required('Pods'), oneOf('Pods', 'Percent')),
    field('value', required('1'), between(1, MOST_INT32)),
    field('periodSeconds', required('60'), between(1, 1800)),
  ],
  PodDisruptionBudgetSpec: [
    oneSource(['minAvailable', 'maxUnavailable'], false),
    field('minAvailable', numberOrPercent, notAboveAll),
    field('maxUnavailable', numberOrPercent, notAboveAll),
    field('unhealthyPodEvictionPolicy', oneOfIfGiven('IfHealthyBudget', 'AlwaysAllow')),
    labelSelector('selector'),
  ],
};
