import { isLabelValue, isQualifiedName } from '../../k8s/names';
import { isObject } from '../../model/document';
import { entriesAt } from '../../model/network-policy';
import { goText } from '../../model/service-addresses';
import { asList } from '../../model/type-meta';
import { below } from './field-check';
import { type FieldProblem, problemAt, type StructCheck } from './struct-check';

const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

const pairs: StructCheck = ({ matchLabels }) =>
  Object.entries(isObject(matchLabels) ? matchLabels : {}).flatMap(([key, written]) => {
    const at = ['matchLabels', key];
    if (!isQualifiedName(key)) return [problemAt(at, 'is no label key', 'rename the label')];
    const value = goText(written) ?? '';
    return isLabelValue(value)
      ? []
      : [problemAt(at, `is "${value}", no label value`, `${key}: another value`)];
  });

const expressions: StructCheck = (selector) =>
  entriesAt(selector, ['matchExpressions']).flatMap(({ path, value }): FieldProblem[] => {
    const operator = goText(value.operator) ?? 'In';
    const values = asList(value.values);
    const key = goText(value.key) ?? 'app';
    if (!OPERATORS.includes(operator)) {
      return [
        problemAt(
          [...path, 'operator'],
          `is "${operator}", none of ${OPERATORS.join(', ')}`,
          'operator: In',
        ),
      ];
    }
    if (!isQualifiedName(key))
      return [problemAt([...path, 'key'], `is "${key}", no label key`, 'key: app')];
    if (values.length > 0 !== operator.endsWith('In')) {
      return [
        problemAt(
          [...path, 'values'],
          `do not go with ${operator}`,
          operator.endsWith('In') ? 'values: [web]' : 'remove values',
        ),
      ];
    }
    const bad = values.findIndex((one) => !isLabelValue(goText(one) ?? ''));
    return bad === -1
      ? []
      : [
          problemAt(
            [...path, 'values', bad],
            'is no label value',
            'letters, digits, "-", "_" and "."',
          ),
        ];
  });

/** A selector that no rule of its own reads. Source: apimachinery ValidateLabelSelector. */
export const labelSelector = (name: string): StructCheck => below(name, pairs, expressions);

/** The struct itself is the selector. */
export const SELECTOR: readonly StructCheck[] = [pairs, expressions];
