import type { Json, JsonObject } from './document';
import { goText } from './go-fields';

/** A string field, or `''` when it is absent or not a string. */
export function textField(value: JsonObject, name: string): string {
  const field = value[name];
  return typeof field === 'string' ? field : '';
}

/** apiVersion or kind as kubeadm looks for them, in any case; the usual one costs nothing more. */
export const headField = (value: JsonObject, name: string): string =>
  textField(value, name) || goText(value, name);

/** `kubeadm.k8s.io` of `kubeadm.k8s.io/v1beta4`; `''` for the core group. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash === -1 ? '' : apiVersion.slice(0, slash);
}

export const asText = (value: Json | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

export const asNumber = (value: Json | undefined): number | undefined =>
  typeof value === 'number' ? value : undefined;

/** The items of a list; nothing for anything else. */
export const asList = (value: Json | undefined): readonly Json[] =>
  Array.isArray(value) ? (value as readonly Json[]) : [];
