import { isObject, type Json, type JsonObject, valueAt } from '../../model/document';
import { textField } from '../../model/type-meta';
import { fillIn } from './fill-in';

/** A later variable replaces an earlier one of the same name (`util/env.go` MergeKubeadmEnvVars). */
export function mergeEnvironment(
  proxies: Readonly<Record<string, string>>,
  extraEnvs: readonly JsonObject[],
): JsonObject[] {
  const fromHost = Object.entries(proxies).map(([name, value]): JsonObject => ({ name, value }));
  const byName = new Map<string, JsonObject>();
  for (const variable of [...fromHost, ...extraEnvs]) {
    byName.set(textField(variable, 'name'), renderVariable(variable));
  }
  const sorted = [...byName].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([, variable]) => variable);
}

function renderVariable(variable: JsonObject): JsonObject {
  const value = textField(variable, 'value');
  return {
    name: textField(variable, 'name'),
    ...(value && { value }),
    ...(isObject(variable.valueFrom) && { valueFrom: variable.valueFrom }),
  };
}

/** `defaults.go` SetDefaults_EnvVar. */
export function withFieldVersion(variable: Json): Json {
  const fieldRef = valueAt(variable, ['valueFrom', 'fieldRef']);
  if (!isObject(variable) || !isObject(variable.valueFrom) || !isObject(fieldRef)) return variable;
  const filled = fillIn(fieldRef, { apiVersion: 'v1' });
  return { ...variable, valueFrom: { ...variable.valueFrom, fieldRef: filled } };
}
