import type { Path } from '../../diag/path';
import type { Json } from '../../model/document';
import type { ServiceView } from '../../model/service-view';
import type { Side } from '../rule';

/** kube-apiserver answers the create request with an error. */
export const REFUSED = { refusedBy: ['apiserver-admission'] } as const;

/** One field of an object as a side of a finding; a missing field is shown at its nearest parent. */
export function fieldSide({ source }: Pick<ServiceView, 'source'>, path: Path, value?: Json): Side {
  const at = { source, path };
  return value === undefined ? { at } : { at, value: spell(value) };
}

export const spell = (value: Json): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

/** `default/web`: what people call a Service. */
export const nameOf = ({ namespace, name }: Pick<ServiceView, 'namespace' | 'name'>): string =>
  `${namespace}/${name}`;

/** Two manifests of one object: creating the second is refused for its name, or it replaces the first. */
export const isSameObject = (one: ServiceView, other: ServiceView): boolean =>
  one.name !== '' && one.name === other.name && one.namespace === other.namespace;
