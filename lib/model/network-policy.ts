import type { Path } from '../diag/path';
import { parseCidrSloppy } from '../net/parse-sloppy';
import type { Prefix } from '../net/prefix';
import type { ApiObjectView } from './api-object';
import { isObject, type Json, type JsonObject, valueAt } from './document';
import { typesOf } from './object-index';
import { asText } from './type-meta';

/** One entry of a list; null decodes like `{}`, entries of other types are left out. */
export interface Entry {
  readonly path: Path;
  readonly value: JsonObject;
}

/** One rule of a NetworkPolicy, in either direction. */
export interface PolicyRule extends Entry {
  readonly direction: 'ingress' | 'egress';
  /** Of `from` or `to`. */
  readonly peers: readonly Entry[];
  readonly ports: readonly Entry[];
}

/** Objects of the one version of NetworkPolicies and Ingresses that any minor here serves. */
export const networkingObjects = (
  objects: readonly ApiObjectView[],
  kind: 'NetworkPolicy' | 'Ingress' | 'IngressClass',
): readonly ApiObjectView[] =>
  typesOf(objects).find(
    ([first]) => first.kind === kind && first.apiVersion === 'networking.k8s.io/v1',
  ) ?? [];

export const policyRulesOf = ({ value }: ApiObjectView): PolicyRule[] => [
  ...rulesOf(value, 'ingress', 'from'),
  ...rulesOf(value, 'egress', 'to'),
];

const rulesOf = (policy: Json, direction: PolicyRule['direction'], peers: string): PolicyRule[] =>
  entriesAt(policy, ['spec', direction]).map((rule) => ({
    ...rule,
    direction,
    peers: entriesAt(policy, [...rule.path, peers]),
    ports: entriesAt(policy, [...rule.path, 'ports']),
  }));

/** The entries of the list at `path`. */
export function entriesAt(document: Json, path: Path): Entry[] {
  const list = valueAt(document, path);
  if (!Array.isArray(list)) return [];
  return (list as readonly Json[]).flatMap((value, index) => {
    const entry = value === null ? {} : value;
    return isObject(entry) ? [{ path: [...path, index], value: entry }] : [];
  });
}

/** An address range as kube-apiserver reads that of an `ipBlock`. */
export function prefixOf(value: Json | undefined): Prefix | undefined {
  const reading = parseCidrSloppy(asText(value) ?? '');
  return reading.ok ? reading.value.prefix : undefined;
}
