import { isLabelValue, isQualifiedName } from '../../k8s/names';
import { isObject } from '../../model/document';
import { goText } from '../../model/service-addresses';
import { asList, asNumber } from '../../model/type-meta';
import { field, uniqueBy } from './field-check';
import { overhead } from './resource-requirements';
import { FINE, problemAt, type StructCheck, type StructChecks } from './struct-check';
import { dnsLabel, oneOfIfGiven, required } from './value-check';

/** Source: scheduling.HighestUserDefinablePriority. */
const HIGHEST = 1_000_000_000;

/** kube-apiserver makes these two itself. */
const OF_SYSTEM: Readonly<Record<string, number>> = {
  'system-node-critical': 2_000_001_000,
  'system-cluster-critical': 2_000_000_000,
};

/** Source: kube-apiserver ValidatePriorityClass. */
const priority: StructCheck = ({ value, globalDefault }, { object: { name } }) => {
  const number = asNumber(value) ?? 0;
  if (!name.startsWith('system-')) {
    return number > HIGHEST
      ? [problemAt(['value'], `is ${number}, above ${HIGHEST}`, `value: ${HIGHEST}`)]
      : FINE;
  }
  return OF_SYSTEM[name] === number && globalDefault !== true
    ? FINE
    : [
        problemAt(
          ['metadata', 'name'],
          `begins with system-, which is for Kubernetes alone`,
          `name: ${name.replace(/^system-/, '') || 'high'}`,
        ),
      ];
};

const nodeLabels: StructCheck = ({ nodeSelector }) =>
  Object.entries(isObject(nodeSelector) ? nodeSelector : {}).flatMap(([key, written]) => {
    const value = goText(written) ?? '';
    return isQualifiedName(key) && isLabelValue(value)
      ? []
      : [
          problemAt(
            ['nodeSelector', key],
            `is "${value}": no pair of a label key and value`,
            'a label of nodes',
          ),
        ];
  });

/** Of the namespace, not of its metadata. */
const finalizers: StructCheck = ({ finalizers: list }) =>
  asList(list).flatMap((entry, index) => {
    const text = goText(entry) ?? 'kubernetes';
    const isKnown = ['kubernetes', 'orphan', 'foregroundDeletion'].includes(text);
    return isKnown || (text.includes('/') && isQualifiedName(text))
      ? []
      : [
          problemAt(
            ['finalizers', index],
            `is "${text}", no finalizer`,
            'finalizers: [kubernetes]',
          ),
        ];
  });

/** Source: kube-apiserver ValidatePriorityClass, ValidateRuntimeClass, ValidateNamespace. */
export const CLASSES: StructChecks = {
  PriorityClass: [
    priority,
    field('preemptionPolicy', oneOfIfGiven('PreemptLowerPriority', 'Never')),
  ],
  RuntimeClass: [field('handler', required('runc'), dnsLabel)],
  Overhead: [overhead('podFixed')],
  Scheduling: [nodeLabels, uniqueBy('tolerations', 'key', 'operator', 'value', 'effect')],
  NamespaceSpec: [finalizers],
};
