import { isLabelValue, isQualifiedName } from '../../k8s/names';
import { isObject, type JsonObject, valueAt } from '../../model/document';
import { entriesAt } from '../../model/network-policy';
import { goText } from '../../model/service-addresses';
import { asList, asNumber } from '../../model/type-meta';
import { below, each, field, uniqueBy } from './field-check';
import { labelSelector } from './label-selector-check';
import { requiredTerms, term } from './node-terms';
import {
  FINE,
  type FieldProblem,
  problemAt,
  type StructCheck,
  type StructChecks,
  when,
} from './struct-check';
import {
  atLeast,
  between,
  dnsLabel,
  isNil,
  notEmpty,
  oneOf,
  oneOfIfGiven,
  required,
  textLike,
} from './value-check';

const qualified = textLike(isQualifiedName, 'a name such as example.com/name');

/** Source: kube-apiserver ValidateTolerations. */
const toleration: StructCheck = ({
  key = '',
  operator = '',
  value = '',
  effect = '',
  tolerationSeconds = null,
}) => {
  if ((key ?? '') === '' && operator !== 'Exists') {
    return [problemAt(['operator'], 'is not Exists, though no key is named', 'operator: Exists')];
  }
  if (tolerationSeconds !== null && effect !== 'NoExecute') {
    return [
      problemAt(
        ['effect'],
        'is not NoExecute, though tolerationSeconds are said',
        'effect: NoExecute',
      ),
    ];
  }
  if (operator === 'Exists' && value)
    return [problemAt(['value'], 'is set beside operator Exists', 'remove value')];
  return operator === 'Exists' || isLabelValue(goText(value) ?? '')
    ? FINE
    : [
        problemAt(
          ['value'],
          `is "${String(value)}", no label value`,
          'value: letters, digits, "-", "_" and "."',
        ),
      ];
};

const tolerationChecks: readonly StructCheck[] = [
  field('key', qualified),
  field('operator', oneOf('Exists', 'Equal')),
  field('effect', oneOf('NoSchedule', 'PreferNoSchedule', 'NoExecute')),
  toleration,
];

const selectorKeys = (selector: JsonObject): string[] => [
  ...Object.keys(isObject(selector.matchLabels) ? selector.matchLabels : {}),
  ...entriesAt(selector, ['matchExpressions']).map(({ value }) => goText(value.key) ?? ''),
];

/**
 * Keys whose values come from the pod itself. A Pod gets them as expressions before anybody looks, and two of one
 * key are refused. Source: kube-apiserver ValidateMatchLabelKeysAndMismatchLabelKeys.
 */
const labelKeys =
  (isMerged: boolean): StructCheck =>
  (term, { object }) => {
    const { labelSelector: selector } = term;
    const labels = valueAt(object.value, ['metadata', 'labels']);
    const ofPod = isObject(labels) ? Object.keys(labels) : [];
    return ['matchLabelKeys', 'mismatchLabelKeys'].flatMap((name) =>
      asList(term[name]).flatMap((entry, index): FieldProblem[] => {
        const key = goText(entry) ?? 'app';
        if (!isObject(selector))
          return [
            problemAt([name], 'is set without a labelSelector', 'labelSelector: {matchLabels: …}'),
          ];
        if (!isQualifiedName(key))
          return [problemAt([name, index], `is "${key}", no label key`, 'pod-template-hash')];
        const isTwice =
          selectorKeys(selector).includes(key) &&
          (!isMerged || (object.kind === 'Pod' && ofPod.includes(key)));
        return isTwice && name === 'matchLabelKeys'
          ? [
              problemAt(
                [name, index],
                `is "${key}", which labelSelector names, too`,
                'remove one of the two',
              ),
            ]
          : [];
      }),
    );
  };

/** Source: kube-apiserver validateMinDomains. */
const minDomains: StructCheck = ({ minDomains: count = null, whenUnsatisfiable }) =>
  count !== null && whenUnsatisfiable !== 'DoNotSchedule'
    ? [
        problemAt(
          ['minDomains'],
          'is set, though whenUnsatisfiable is not DoNotSchedule',
          'whenUnsatisfiable: DoNotSchedule',
        ),
      ]
    : FINE;

const gatedNode: StructCheck = ({ nodeName = '', schedulingGates }, { object }) =>
  object.kind === 'Pod' && nodeName && asList(schedulingGates).length > 0
    ? [problemAt(['nodeName'], 'is set, though schedulingGates are closed', 'remove nodeName')]
    : FINE;

const positive = (name: string): StructCheck => field(name, atLeast(1));

const missingSkew: StructCheck = ({ maxSkew }) =>
  isNil(maxSkew) ? [problemAt(['maxSkew'], 'is missing', 'maxSkew: 1')] : FINE;

const WEIGHT = [
  field('weight', between(1, 100)),
  ({ weight }: JsonObject) =>
    asNumber(weight) === undefined && isNil(weight)
      ? [problemAt(['weight'], 'is missing', 'weight: 1')]
      : FINE,
];

/** Source: kube-apiserver validateAffinity, ValidateTolerations, validateTopologySpreadConstraints. */
export const SCHEDULING: StructChecks = {
  PodSpec: [
    uniqueBy('topologySpreadConstraints', 'topologyKey', 'whenUnsatisfiable'),
    uniqueBy('schedulingGates', 'name'),
    gatedNode,
  ],
  Toleration: tolerationChecks,
  NodeSelector: [field('nodeSelectorTerms', notEmpty('[{matchExpressions: …}]')), requiredTerms],
  PreferredSchedulingTerm: [...WEIGHT, below('preference', term(false))],
  WeightedPodAffinityTerm: WEIGHT,
  PodAffinityTerm: [
    field('topologyKey', required('kubernetes.io/hostname'), qualified),
    each('namespaces', dnsLabel),
    labelSelector('labelSelector'),
    labelSelector('namespaceSelector'),
    when(({ podAffinityHasLabelKeys }) => podAffinityHasLabelKeys, labelKeys(true)),
  ],
  TopologySpreadConstraint: [
    missingSkew,
    positive('maxSkew'),
    field('topologyKey', required('topology.kubernetes.io/zone')),
    field('whenUnsatisfiable', required('DoNotSchedule'), oneOf('DoNotSchedule', 'ScheduleAnyway')),
    positive('minDomains'),
    minDomains,
    field('nodeAffinityPolicy', oneOfIfGiven('Honor', 'Ignore')),
    field('nodeTaintsPolicy', oneOfIfGiven('Honor', 'Ignore')),
    labelSelector('labelSelector'),
    when(({ spreadMergesLabelKeys }) => spreadMergesLabelKeys, labelKeys(true)),
    when(({ spreadMergesLabelKeys }) => !spreadMergesLabelKeys, labelKeys(false)),
  ],
  PodSchedulingGate: [field('name', required('example.com/gate'), qualified)],
  PodReadinessGate: [field('conditionType', required('example.com/ready'), qualified)],
};
