import type { Flag } from '../../emit/kubeadm/hub';
import { writeCsvRecord } from '../../k8s/flag-value/csv';
import { type ArgumentShape, TYPED_ARGUMENTS, type TypedComponent } from './argument-shapes';

/** `nodeMonitorGracePeriod` → `node-monitor-grace-period`. */
export const argumentName = (prop: string): string =>
  prop.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The arguments that typed props stand for. */
export function typedArguments(component: TypedComponent, props: object | undefined): Flag[] {
  const given = new Map<string, unknown>(Object.entries(props ?? {}));
  return Object.entries(TYPED_ARGUMENTS[component]).flatMap(([prop, shape]) => {
    const value = given.get(prop);
    if (value === undefined) return [];
    return textsOf(value, shape).map((text) => ({ name: argumentName(prop), value: text }));
  });
}

function textsOf(value: unknown, shape: ArgumentShape): string[] {
  const entries = entriesOf(value);
  const isRepeated = shape === 'each' || shape === 'eachPair';
  return isRepeated || !entries ? (entries ?? [String(value)]) : [writeCsvRecord(entries)];
}

function entriesOf(value: unknown): string[] | undefined {
  if (Array.isArray(value)) return value.map(String);
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).map(([name, inner]) => `${name}=${inner}`);
}

/** The prop that an argument comes from. */
export const typedPropertyOf = (
  component: TypedComponent,
  props: object | undefined,
  argument: string,
): string | undefined =>
  Object.keys(TYPED_ARGUMENTS[component]).find(
    (prop) => argumentName(prop) === argument && Object.hasOwn(props ?? {}, prop),
  );

/** Props without those that are arguments. */
export const withoutTypedArguments = <T extends object>(
  component: TypedComponent,
  props: T,
): Partial<T> =>
  Object.fromEntries(
    Object.entries(props).filter(([prop]) => !Object.hasOwn(TYPED_ARGUMENTS[component], prop)),
  ) as Partial<T>;
