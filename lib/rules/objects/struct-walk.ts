import type { Path } from '../../diag/path';
import type { Shape } from '../../k8s/schema/shape';
import { isObject, type Json, type JsonObject } from '../../model/document';
import type { Scope, StructCheck } from './struct-check';

/** A check with the area that answers for it. */
export interface AreaCheck<A extends string> {
  readonly area: A;
  readonly check: StructCheck;
}

type ChecksOf<A extends string> = (typeName: string) => readonly AreaCheck<A>[];

/** The way through one kind to the structs that are checked; everything else is never looked at. */
export interface Plan<A extends string> {
  readonly checks: readonly AreaCheck<A>[];
  readonly isPodSpec: boolean;
  readonly fields: readonly (readonly [name: string, plan: Plan<A>])[];
}

/** Undefined where nothing below is checked. */
export function planOf<A extends string>(shape: Shape, checksOf: ChecksOf<A>): Plan<A> | undefined {
  if (shape.is === 'scalar') return undefined;
  if (shape.is !== 'struct') return planOf(shape.item, checksOf);
  const checks = checksOf(shape.name);
  const fields = [...shape.fields].flatMap(([name, inner]): [string, Plan<A>][] => {
    const plan = planOf(inner, checksOf);
    return plan ? [[name, plan]] : [];
  });
  if (checks.length === 0 && fields.length === 0) return undefined;
  return { checks, fields, isPodSpec: shape.name === 'PodSpec' };
}

export type Visit<A extends string> = (
  check: AreaCheck<A>,
  struct: JsonObject,
  path: Path,
  scope: Scope,
) => void;

/** Structs and lists of them; null in a list decodes like `{}`, elsewhere it is nothing. */
export function walk<A extends string>(
  value: Json | undefined,
  plan: Plan<A>,
  path: Path,
  scope: Scope,
  visit: Visit<A>,
): void {
  if (Array.isArray(value)) {
    (value as readonly Json[]).forEach((entry, index) => {
      walk(entry ?? {}, plan, [...path, index], scope, visit);
    });
  } else if (isObject(value)) {
    const inside = plan.isPodSpec ? { ...scope, podSpec: value } : scope;
    for (const check of plan.checks) visit(check, value, path, inside);
    for (const [name, inner] of plan.fields) {
      const field = value[name];
      if (field) walk(field, inner, [...path, name], inside, visit);
    }
  }
}
