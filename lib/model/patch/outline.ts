import { isObject, type Json } from '../document';

/** What is known of a value: its members, its items, the scalar itself, or that it has nothing below. */
export type Outline = { readonly [name: string]: Outline } | Known | List | 'scalar' | 'unknown';

/** A scalar that is the same in every cluster. */
export class Known {
  constructor(readonly value: Json) {}
}

export class List {
  constructor(
    readonly items: Outline,
    /** Where it is the same in every cluster. */
    readonly size?: number,
    /** Where only that is known. */
    readonly most = size ?? Number.POSITIVE_INFINITY,
  ) {}
}

/** Of a value that somebody wrote. */
export function outlineOf(value: Json): Outline {
  if (Array.isArray(value)) return new List('unknown', value.length);
  if (!isObject(value)) return new Known(value);
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, outlineOf(member)]),
  );
}

export function memberOf(outline: Outline, step: string): Outline | undefined {
  if (outline === 'unknown') return 'unknown';
  if (outline === 'scalar' || outline instanceof Known) return undefined;
  if (outline instanceof List) return isIndex(step, outline.most) ? outline.items : undefined;
  return Object.hasOwn(outline, step) ? outline[step] : undefined;
}

/** What lies at the end of a path; undefined where nothing does. */
export const outlineAt = (outline: Outline, steps: readonly string[]): Outline | undefined =>
  steps.reduce<Outline | undefined>((inner, step) => inner && memberOf(inner, step), outline);

/** With another member, or without it; items of a list change their places. */
export function withMember(
  outline: Outline,
  [step = '', ...rest]: readonly string[],
  member: Outline | undefined,
): Outline {
  if (typeof outline === 'string' || outline instanceof Known) return outline;
  if (outline instanceof List) {
    if (rest.length === 0) return member === undefined ? shorter(outline) : new List('unknown');
    return new List(withMember(outline.items, rest, member), outline.size, outline.most);
  }
  const inner = memberOf(outline, step);
  const made = rest.length === 0 ? member : inner && withMember(inner, rest, member);
  const others = Object.entries(outline).filter(([name]) => name !== step);
  return Object.fromEntries(made === undefined ? others : [...others, [step, made]]);
}

const shorter = ({ size, most }: List): List =>
  new List('unknown', size === undefined ? undefined : size - 1, most - 1);

/** Negative ones count from the end. */
export const isIndex = (step: string, size: number): boolean =>
  /^[+-]?\d+$/.test(step) && Number(step) < size && Number(step) >= -size;
