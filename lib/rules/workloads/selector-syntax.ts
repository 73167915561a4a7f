import type { Path } from '../../diag/path';
import { isLabelValue, isQualifiedName } from '../../k8s/names';
import type { ApiObjectView } from '../../model/api-object';
import { isObject, valueAt } from '../../model/document';
import { entriesAt, networkingObjects, policyRulesOf } from '../../model/network-policy';
import { objectsOf } from '../../model/object-index';
import { goText } from '../../model/service-addresses';
import { asList } from '../../model/type-meta';
import { badKey, badValue } from '../names/label-pairs';
import { defineRule } from '../rule';
import { REFUSED } from '../services/service-side';
import { policyFrom } from './policy-example';
import { writtenSide } from './workload-side';

interface Operator {
  readonly operator: string;
}

export const selectorSyntax = defineRule({
  code: 'NET816',
  name: 'selector-syntax',
  severity: 'error',
  reads: ['objects'],
  docs: {
    summary:
      'Selectors of policies and workloads have the syntax of labels, and operators with the values they need.',
    why: 'kube-apiserver refuses the object. In and NotIn need values; Exists and DoesNotExist must not have any.',
    since: '0.1.0',
    source: 'apimachinery ValidateLabelSelector',
  },
  findings: {
    badKey,
    badValue,
    unknownOperator: ({ operator }: Operator) => ({
      what: `operator "${operator}" is none of ${OPERATORS.join(', ')}`,
      fix: `operator: ${OPERATORS.find((one) => one.toLowerCase() === operator.toLowerCase()) ?? 'In'}`,
    }),
    noValues: ({ operator }: Operator) => ({
      what: `operator ${operator} without values`,
      fix: operator === 'In' ? 'operator: Exists, or add values' : 'add values',
    }),
    needlessValues: ({ operator }: Operator) => ({
      what: `operator ${operator} with values`,
      fix: operator === 'Exists' ? 'operator: In' : 'operator: NotIn',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'an expression with an empty value',
        text: selecting('matchExpressions: [{ key: tier, operator: In, values: [""] }]'),
      },
      {
        title: 'a list of values that is empty',
        text: selecting('matchExpressions: [{ key: tier, operator: Exists, values: [] }]'),
      },
    ],
    invalid: [
      { title: 'a blank in a value', text: selecting('matchLabels: { app: my web }') },
      {
        title: 'an operator in small letters',
        text: selecting('matchExpressions: [{ key: tier, operator: in, values: [a] }]'),
      },
      {
        title: 'In without values',
        text: selecting('matchExpressions: [{ key: tier, operator: In }]'),
      },
      {
        title: 'Exists with values',
        text: selecting('matchExpressions: [{ key: tier, operator: Exists, values: [a] }]'),
      },
    ],
  }),
  check({ objects }, report) {
    for (const { object, path } of selectorsOf(objects)) {
      const pairs = valueAt(object.value, [...path, 'matchLabels']);
      for (const [key, written] of Object.entries(isObject(pairs) ? pairs : {})) {
        const value = goText(written) ?? '';
        const side = writtenSide(object, [...path, 'matchLabels', key]);
        const data = { key, value };
        if (!isQualifiedName(key)) {
          report('badKey', data, { at: { ...side, on: 'key' }, ...REFUSED, data });
        }
        if (!isLabelValue(value)) report('badValue', data, { at: side, ...REFUSED, data });
      }
      for (const expression of entriesAt(object.value, [...path, 'matchExpressions'])) {
        const refuse = (field: string) => ({
          at: writtenSide(object, [...expression.path, field]),
          ...REFUSED,
        });
        const operator = goText(expression.value.operator);
        const key = goText(expression.value.key);
        const values = asList(expression.value.values);
        if (operator !== undefined && !OPERATORS.includes(operator)) {
          report('unknownOperator', { operator }, { ...refuse('operator'), data: { operator } });
        }
        if (operator !== undefined && WITH_VALUES.includes(operator) && values.length === 0) {
          report('noValues', { operator }, { ...refuse('operator'), data: { operator } });
        }
        if (operator !== undefined && WITHOUT_VALUES.includes(operator) && values.length > 0) {
          report('needlessValues', { operator }, { ...refuse('values'), data: { operator } });
        }
        if (key !== undefined && !isQualifiedName(key)) {
          report('badKey', { key }, { ...refuse('key'), data: { key } });
        }
        values.forEach((one, index) => {
          const value = goText(one);
          if (value === undefined || isLabelValue(value) || key === undefined) return;
          const at = writtenSide(object, [...expression.path, 'values', index]);
          report('badValue', { key, value }, { at, ...REFUSED, data: { key, value } });
        });
      }
    }
  },
});

const WITH_VALUES = ['In', 'NotIn'];
const WITHOUT_VALUES = ['Exists', 'DoesNotExist'];
const OPERATORS = [...WITH_VALUES, ...WITHOUT_VALUES];

interface Place {
  readonly object: ApiObjectView;
  /** Of a LabelSelector. */
  readonly path: Path;
}

const KINDS = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'];

const selectorsOf = (objects: readonly ApiObjectView[]): Place[] => [
  ...KINDS.flatMap((kind) => objectsOf(objects, 'apps', kind)).map((object) => ({
    object,
    path: ['spec', 'selector'],
  })),
  ...networkingObjects(objects, 'NetworkPolicy').flatMap((object) => [
    { object, path: ['spec', 'podSelector'] },
    ...policyRulesOf(object)
      .flatMap(({ peers }) => peers)
      .flatMap(({ path }) =>
        ['podSelector', 'namespaceSelector'].map((field) => ({ object, path: [...path, field] })),
      ),
  ]),
];

function selecting(selector: string): string {
  return policyFrom(`{ podSelector: { ${selector} } }`);
}
