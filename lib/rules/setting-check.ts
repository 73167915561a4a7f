import { parseDurationSeconds } from '../k8s/go-value';
import { isObject, type JsonObject, valueAt } from '../model/document';
import { asNumber, asText } from '../model/type-meta';

/** One value of a component's configuration that the component refuses. */
export interface Refusal {
  readonly path: readonly (string | number)[];
  readonly value: string;
  /** What would be taken: `0 to 31`. */
  readonly wants: string;
}

/** A value that must be there. */
export const missing = (path: Refusal['path'], wants: string): Refusal => ({
  path,
  value: '',
  wants,
});

/** Tells two refusals of one configuration apart. */
export const keyOfRefusal = ({ path, value }: Refusal): string => JSON.stringify([path, value]);

/** Bounds of a number, both inclusive. */
export interface Bounds {
  readonly path: string;
  readonly min: number;
  readonly max?: number;
  /** 0 counts as not given: the Go field is no pointer and has a default. */
  readonly zeroIsDefault?: boolean;
}

/** Numbers outside their bounds; other types are the business of the schema. */
export function outOfBounds(config: JsonObject, bounds: readonly Bounds[]): Refusal[] {
  return bounds.flatMap(({ path: dotted, min, max, zeroIsDefault }) => {
    const path = dotted.split('.');
    const value = asNumber(valueAt(config, path));
    if (value === undefined || (value === 0 && zeroIsDefault)) return [];
    if (value >= min && value <= (max ?? Number.POSITIVE_INFINITY)) return [];
    const wants = max === undefined ? `${min} or more` : `${min} to ${max}`;
    return [{ path, value: `${value}`, wants }];
  });
}

/** Durations below zero. */
export function negativeDurations(config: JsonObject, paths: readonly string[]): Refusal[] {
  return paths.flatMap((dotted) => {
    const path = dotted.split('.');
    const text = asText(valueAt(config, path));
    const seconds = text === undefined ? undefined : parseDurationSeconds(text);
    if (text === undefined || seconds === undefined || seconds >= 0) return [];
    return [{ path, value: text, wants: 'a duration of 0 or more' }];
  });
}

/** A text that is none of the choices; the empty text counts as not given. */
export function noneOf(config: JsonObject, field: string, choices: readonly string[]): Refusal[] {
  const value = asText(config[field]);
  if (!value || choices.includes(value)) return [];
  return [{ path: [field], value, wants: choices.join(', ') }];
}

/** The entries of a field that maps names to texts; Go reads null as an empty text. */
export function textsIn(config: JsonObject, field: string): [name: string, text: string][] {
  const map = config[field];
  if (!isObject(map)) return [];
  return Object.entries(map).flatMap(([name, value]) => {
    const text = value === null ? '' : asText(value);
    return text === undefined ? [] : [[name, text]];
  });
}

/** Whether a feature gate is on, by the configuration or by itself. */
export const isGateOn = (config: JsonObject, gate: string, byItself: boolean): boolean =>
  (valueAt(config, ['featureGates', gate]) ?? byItself) === true;
