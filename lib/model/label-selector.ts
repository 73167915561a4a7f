import { isLabelValue, isQualifiedName } from '../k8s/names';
import { isObject, type Json, type JsonObject } from './document';
import { asList, asText, textField } from './type-meta';

/** One condition of a LabelSelector: `matchLabels` entries are `In` with one value. */
interface Requirement {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

const requirementsOf = (selector: JsonObject): Requirement[] => [
  ...Object.entries(isObject(selector.matchLabels) ? selector.matchLabels : {}).map(
    ([key, value]) => ({ key, operator: 'In', values: [asText(value) ?? ''] }),
  ),
  ...asList(selector.matchExpressions).flatMap((one) => (isObject(one) ? [expression(one)] : [])),
];

const expression = (one: JsonObject): Requirement => ({
  key: textField(one, 'key'),
  operator: textField(one, 'operator'),
  values: asList(one.values).flatMap((value) => asText(value) ?? []),
});

/** `{}` selects everything. */
export const isEmptySelector = (selector: JsonObject): boolean =>
  requirementsOf(selector).length === 0;

/** apimachinery `LabelSelectorAsSelector`: null selects nothing, `{}` everything. */
export const selects = (selector: Json | undefined, labels: JsonObject): boolean =>
  isObject(selector) && requirementsOf(selector).every((one) => holds(one, labels[one.key]));

function holds({ operator, values }: Requirement, label: Json | undefined): boolean {
  if (operator === 'Exists') return label !== undefined;
  if (operator === 'DoesNotExist') return label === undefined;
  const isListed = typeof label === 'string' && values.includes(label);
  return operator === 'NotIn' ? !isListed : isListed;
}

/** The first requirement that apimachinery `labels.NewRequirement` refuses, in words. */
export function selectorProblem(selector: Json | undefined): string | undefined {
  if (!isObject(selector)) return undefined;
  return requirementsOf(selector)
    .map(requirementProblem)
    .find((problem) => problem !== undefined);
}

function requirementProblem({ key, operator, values }: Requirement): string | undefined {
  const takesValues = TAKES_VALUES.get(operator);
  if (takesValues === undefined) return `operator "${operator}" is none of ${OPERATORS}`;
  if (!isQualifiedName(key)) return `"${key}" is no label key`;
  if (takesValues && values.length === 0) return `operator ${operator} of ${key} needs values`;
  if (!takesValues && values.length > 0) return `operator ${operator} of ${key} takes no values`;
  const wrong = values.find((value) => !isLabelValue(value));
  return wrong === undefined ? undefined : `"${wrong}" is no label value`;
}

const TAKES_VALUES: ReadonlyMap<string, boolean> = new Map([
  ['In', true],
  ['NotIn', true],
  ['Exists', false],
  ['DoesNotExist', false],
]);

const OPERATORS = [...TAKES_VALUES.keys()].join(', ');
