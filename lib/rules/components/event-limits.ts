import { findMismatches } from '../../k8s/schema/mismatch';
import { shapeOf } from '../../k8s/schema/shape';
import { isObject, type JsonObject } from '../../model/document';
import { asList, asNumber, asText, textField } from '../../model/type-meta';
import { missing, type Refusal } from '../setting-check';

type Path = Refusal['path'];

const API_VERSION = 'eventratelimit.admission.k8s.io/v1alpha1';
const KIND = 'Configuration';
const TYPES = ['Server', 'Namespace', 'User', 'SourceAndObject'];

/** What EventRateLimit refuses of an AdmissionConfiguration; the first entry of a plugin is the one it gets. */
export function limitRefusals({ plugins }: JsonObject, minor: number): Refusal[] {
  const entries = asList(plugins);
  const index = entries.findIndex((entry) => isObject(entry) && entry.name === 'EventRateLimit');
  const entry = entries[index];
  if (!isObject(entry)) return [missing(['plugins'], 'name: EventRateLimit, with its limits')];
  const path = ['plugins', index, 'configuration'];
  const { configuration } = entry;
  if (isObject(configuration)) return configurationRefusals(configuration, path, minor);
  // What lies at a path is another file.
  return asText(entry.path) ? [] : [missing(path, `a ${KIND} of ${API_VERSION}`)];
}

/** Unknown fields are read over. */
function configurationRefusals(value: JsonObject, path: Path, minor: number): Refusal[] {
  const head = [
    ...otherText(value, 'apiVersion', [API_VERSION], path),
    ...otherText(value, 'kind', [KIND], path),
  ];
  if (head.length > 0) return head;
  const shape = shapeOf(API_VERSION, KIND, minor);
  const misfits = (shape ? findMismatches(value, shape) : []).filter(
    ({ problem }) => problem === 'wrong-type',
  );
  if (misfits.length > 0) {
    return misfits.map(({ path: below, got, expected }) => ({
      path: [...path, ...below],
      value: got,
      wants: expected,
    }));
  }
  const limits = asList(value.limits);
  if (limits.length === 0) return [missing([...path, 'limits'], 'at least one limit')];
  return limits.flatMap((limit, index) =>
    refusalsOf(isObject(limit) ? limit : {}, [...path, 'limits', index]),
  );
}

/** Source: eventratelimit/apis/eventratelimit/validation/validation.go. */
function refusalsOf(limit: JsonObject, path: Path): Refusal[] {
  const { type } = limit;
  return [
    ...otherText(limit, 'type', TYPES, path),
    ...below(limit, 'burst', 1, path),
    ...below(limit, 'qps', 1, path),
    ...(type === 'Server' ? [] : below(limit, 'cacheSize', 0, path)),
  ];
}

function otherText(
  object: JsonObject,
  field: string,
  words: readonly string[],
  path: Path,
): Refusal[] {
  const value = textField(object, field);
  if (words.includes(value)) return [];
  return [{ path: [...path, field], value, wants: words.join(', ') }];
}

/** Nothing counts as 0. */
function below(limit: JsonObject, field: string, least: number, path: Path): Refusal[] {
  const value = asNumber(limit[field]);
  if ((value ?? 0) >= least) return [];
  const wants = `${least} or more`;
  return [{ path: [...path, field], value: value === undefined ? '' : `${value}`, wants }];
}
