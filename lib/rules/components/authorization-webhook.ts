import { posix } from 'node:path';
import { parseDurationSeconds } from '../../k8s/go-value';
import { isObject, type JsonObject } from '../../model/document';
import { asList, asText } from '../../model/type-meta';
import { missing, type Refusal } from '../setting-check';
import { type CelUse, celRefusals } from './cel-check';

type Path = Refusal['path'];

/** Source: apiserver pkg/apis/apiserver/validation/validation.go (`ValidateWebhookConfiguration`). */
export function webhookRefusals(webhook: JsonObject, path: Path, condition: CelUse): Refusal[] {
  const conditions = asList(webhook.matchConditions);
  return [
    ...durationRefusals(webhook, 'timeout', { path, isRequired: true, most: 30 }),
    ...durationRefusals(webhook, 'authorizedTTL', { path }),
    ...durationRefusals(webhook, 'unauthorizedTTL', { path }),
    ...wordRefusals(webhook, 'subjectAccessReviewVersion', { path, words: ['v1', 'v1beta1'] }),
    ...wordRefusals(webhook, 'matchConditionSubjectAccessReviewVersion', {
      path,
      words: conditions.length > 0 ? ['v1'] : ['', 'v1'],
    }),
    ...wordRefusals(webhook, 'failurePolicy', { path, words: ['NoOpinion', 'Deny'] }),
    ...connectionRefusals(isObject(webhook.connectionInfo) ? webhook.connectionInfo : {}, [
      ...path,
      'connectionInfo',
    ]),
    ...conditionRefusals(
      conditions.map((condition) =>
        isObject(condition) ? (asText(condition.expression) ?? '') : '',
      ),
      [...path, 'matchConditions'],
      condition,
    ),
  ];
}

interface Limits {
  readonly path: Path;
  readonly isRequired?: true;
  readonly most?: number;
}

/** Zero counts as not given. */
function durationRefusals(
  webhook: JsonObject,
  field: string,
  { path, isRequired, most = Number.POSITIVE_INFINITY }: Limits,
): Refusal[] {
  const value = asText(webhook[field]) ?? '';
  const seconds = parseDurationSeconds(value) ?? 0;
  const isTaken = seconds === 0 ? !isRequired : seconds > 0 && seconds <= most;
  if (isTaken) return [];
  const wants = isRequired ? `a duration above 0s, at most ${most}s` : 'a duration above 0s';
  return [{ path: [...path, field], value, wants }];
}

function wordRefusals(
  object: JsonObject,
  field: string,
  { path, words }: { readonly path: Path; readonly words: readonly string[] },
): Refusal[] {
  const value = asText(object[field]) ?? '';
  if (words.includes(value)) return [];
  return [{ path: [...path, field], value, wants: words.filter(Boolean).join(', ') }];
}

/** With InClusterConfig kube-apiserver, which is in no pod network, panics [run]. */
function connectionRefusals(connection: JsonObject, path: Path): Refusal[] {
  const file = asText(connection.kubeConfigFile) ?? '';
  const type = wordRefusals(connection, 'type', { path, words: ['KubeConfigFile'] });
  if (type.length > 0 || posix.isAbsolute(file)) return type;
  return [{ path: [...path, 'kubeConfigFile'], value: file, wants: 'an absolute path' }];
}

const MOST_CONDITIONS = 64;

function conditionRefusals(expressions: readonly string[], path: Path, use: CelUse): Refusal[] {
  if (expressions.length > MOST_CONDITIONS) {
    return [
      { path, value: `${expressions.length} conditions`, wants: `at most ${MOST_CONDITIONS}` },
    ];
  }
  return expressions.flatMap((value, index) => {
    const below = [...path, index, 'expression'];
    if (value.trim() === '') return [missing(below, 'a CEL expression')];
    const isAgain = expressions.indexOf(value) < index;
    return isAgain
      ? [{ path: below, value, wants: 'each expression once' }]
      : celRefusals(value, below, use);
  });
}
