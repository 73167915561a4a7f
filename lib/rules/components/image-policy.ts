import { isObject, type Json, type JsonObject } from '../../model/document';
import { goField } from '../../model/go-fields';
import { asList, asText } from '../../model/type-meta';
import { missing, type Refusal } from '../setting-check';

type Path = Refusal['path'];

/** A time as a whole number of its unit; 0 stands for the default, -1 for none at all. */
interface TimeField {
  readonly name: string;
  readonly unit: string;
  readonly most: number;
}

/** Source: kubernetes plugin/pkg/admission/imagepolicy/config.go. */
const TIMES: readonly TimeField[] = [
  { name: 'allowTTL', unit: 'seconds', most: 1800 },
  { name: 'denyTTL', unit: 'seconds', most: 1800 },
  { name: 'retryBackoff', unit: 'milliseconds', most: 300_000 },
];

/** What ImagePolicyWebhook refuses of an AdmissionConfiguration; the first entry of a plugin is the one it gets. */
export function imagePolicyRefusals(
  { plugins }: JsonObject,
  isSeen: (path: string) => boolean,
): Refusal[] {
  const entries = asList(plugins);
  const index = entries.findIndex(
    (entry) => isObject(entry) && entry.name === 'ImagePolicyWebhook',
  );
  const entry = entries[index];
  if (!isObject(entry)) return [missing(['plugins'], 'name: ImagePolicyWebhook, with imagePolicy')];
  const path = ['plugins', index, 'configuration'];
  const { configuration } = entry;
  // What lies at a path is another file.
  if (!isObject(configuration)) {
    return asText(entry.path) ? [] : [missing(path, 'imagePolicy: {kubeConfigFile: …}')];
  }
  const policy = goField(configuration, 'imagePolicy');
  const below = [...path, policy?.key ?? 'imagePolicy'];
  if (policy && !isObject(policy.value)) return [refusal(below, policy.value, 'a map of fields')];
  return policyRefusals(isObject(policy?.value) ? policy.value : {}, below, isSeen);
}

/** Unknown fields are read over, and keys match in any case: encoding/json [run]. */
const policyRefusals = (
  policy: JsonObject,
  path: Path,
  isSeen: (path: string) => boolean,
): Refusal[] => [
  ...TIMES.flatMap((field) => timeRefusals(policy, field, path)),
  ...switchRefusals(policy, path),
  ...kubeconfigRefusals(policy, path, isSeen),
];

function timeRefusals(policy: JsonObject, { name, unit, most }: TimeField, path: Path): Refusal[] {
  const given = goField(policy, name);
  if (!given) return [];
  const { value, key } = given;
  const isTaken = Number.isInteger(value) && Number(value) >= -1 && Number(value) <= most;
  if (isTaken) return [];
  return [refusal([...path, key], value, `1 to ${most} ${unit}, 0 for the default, -1 for none`)];
}

function switchRefusals(policy: JsonObject, path: Path): Refusal[] {
  const given = goField(policy, 'defaultAllow');
  if (!given || typeof given.value === 'boolean') return [];
  return [refusal([...path, given.key], given.value, 'true or false')];
}

function kubeconfigRefusals(
  policy: JsonObject,
  path: Path,
  isSeen: (path: string) => boolean,
): Refusal[] {
  const given = goField(policy, 'kubeConfigFile');
  const where = [...path, given?.key ?? 'kubeConfigFile'];
  const wants = 'the path of a kubeconfig in a volume of kube-apiserver';
  if (!given || given.value === '') return [missing(where, wants)];
  const file = asText(given.value);
  return file !== undefined && isSeen(file) ? [] : [refusal(where, given.value, wants)];
}

const refusal = (path: Path, value: Json, wants: string): Refusal => ({
  path,
  value: asText(value) ?? JSON.stringify(value),
  wants,
});
