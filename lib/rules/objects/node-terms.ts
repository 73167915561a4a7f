import { isDns1123Subdomain, isLabelValue, isQualifiedName } from '../../k8s/names';
import type { JsonObject } from '../../model/document';
import { entriesAt } from '../../model/network-policy';
import { goText } from '../../model/service-addresses';
import { asList } from '../../model/type-meta';
import { type FieldProblem, problemAt, type StructCheck } from './struct-check';

const WITH_VALUES = ['In', 'NotIn'];
const WITHOUT_VALUES = ['Exists', 'DoesNotExist'];
const WITH_NUMBER = ['Gt', 'Lt'];

/** How many values an operator takes; undefined for one that nobody knows. */
function fitsValues(operator: string, count: number): boolean | undefined {
  if (WITH_VALUES.includes(operator)) return count > 0;
  if (WITHOUT_VALUES.includes(operator)) return count === 0;
  return WITH_NUMBER.includes(operator) ? count === 1 : undefined;
}

function expressionProblem(
  written: JsonObject,
  valuesAreJudged: boolean,
): FieldProblem | undefined {
  const operator = goText(written.operator) ?? 'In';
  const values = asList(written.values);
  const key = goText(written.key) ?? 'zone';
  if (!isQualifiedName(key))
    return problemAt(['key'], `is "${key}", no label key`, 'key: topology.kubernetes.io/zone');
  const fits = fitsValues(operator, values.length);
  if (fits === undefined) {
    return problemAt(
      ['operator'],
      `is "${operator}", none of In, NotIn, Exists, DoesNotExist, Gt, Lt`,
      'operator: In',
    );
  }
  if (!fits)
    return problemAt(
      ['values'],
      `are ${values.length}, which does not go with ${operator}`,
      WITHOUT_VALUES.includes(operator) ? 'remove values' : 'values: [one]',
    );
  const bad = valuesAreJudged ? values.findIndex((one) => !isLabelValue(goText(one) ?? '')) : -1;
  return bad === -1
    ? undefined
    : problemAt(['values', bad], 'is no label value', 'letters, digits, "-", "_" and "."');
}

/** Source: kube-apiserver ValidateNodeFieldSelectorRequirement: names of nodes only. */
function fieldProblem(written: JsonObject): FieldProblem | undefined {
  const operator = goText(written.operator) ?? 'In';
  const values = asList(written.values);
  if (!WITH_VALUES.includes(operator))
    return problemAt(['operator'], `is "${operator}", neither In nor NotIn`, 'operator: In');
  if (written.key !== 'metadata.name')
    return problemAt(['key'], 'is not metadata.name', 'key: metadata.name');
  return values.length === 1 && isDns1123Subdomain(goText(values[0]) ?? 'a')
    ? undefined
    : problemAt(['values'], 'are not the name of one node', 'values: [worker-1]');
}

export const term =
  (valuesAreJudged: boolean): StructCheck =>
  (written) => [
    ...problemsIn(written, 'matchExpressions', (one) => expressionProblem(one, valuesAreJudged)),
    ...problemsIn(written, 'matchFields', fieldProblem),
  ];

const problemsIn = (
  written: JsonObject,
  list: string,
  judge: (entry: JsonObject) => FieldProblem | undefined,
): FieldProblem[] =>
  entriesAt(written, [list]).flatMap(({ path, value }) => {
    const problem = judge(value);
    return problem ? [{ ...problem, path: [...path, ...problem.path] }] : [];
  });

/** Nodes that must be, of pods and volumes: a wrong value would match none. */
export const requiredTerms: StructCheck = (selector, scope) =>
  entriesAt(selector, ['nodeSelectorTerms']).flatMap(({ path, value }) =>
    term(scope.contract.nodeAffinityValuesAreJudged)(value, scope).map((problem) => ({
      ...problem,
      path: [...path, ...problem.path],
    })),
  );
