import type { Path } from '../../diag/path';
import type { Contract } from '../../k8s/contract';
import type { ApiObjectView } from '../../model/api-object';
import type { JsonObject } from '../../model/document';

/** What is wrong with a value, and what to write instead. */
export interface Complaint {
  /** Follows the name of the field: `is missing`. */
  readonly what: string;
  readonly fix: string;
}

export interface FieldProblem extends Complaint {
  /** Below the struct that was looked at. */
  readonly path: Path;
}

/** What lies around a struct. */
export interface Scope {
  readonly object: ApiObjectView;
  readonly contract: Contract;
  /** `spec` of the pods that the struct is part of; `{}` where there are none. */
  readonly podSpec: JsonObject;
}

/** What kube-apiserver asks of one Go struct. */
export type StructCheck = (value: JsonObject, scope: Scope) => readonly FieldProblem[];

/** By the name of the Go type, as the tables of lib/k8s/facts have it. */
export type StructChecks = Readonly<Record<string, readonly StructCheck[]>>;

/** The usual answer; nothing is built for it. */
export const FINE: readonly FieldProblem[] = [];

export const problemAt = (path: Path, what: string, fix: string): FieldProblem => ({
  path,
  what,
  fix,
});

/** A check of minors that ask it. */
export const when =
  (isAsked: (contract: Contract) => boolean, check: StructCheck): StructCheck =>
  (value, scope) =>
    isAsked(scope.contract) ? check(value, scope) : FINE;
