import {
  type CelObject,
  isField,
  rangeOfAnyType,
  readsField,
  unknownNameIn,
} from '../../k8s/cel/names';
import { misplacedIn } from '../../k8s/cel/syntax';
import { type CelToken, celTokens } from '../../k8s/cel/tokens';
import type { Refusal } from '../setting-check';

/** Where an expression stands: what it may read, and whether it has to be true or false. */
export interface CelUse {
  readonly variables: CelObject;
  readonly isRule: boolean;
}

/** Source: apiserver pkg/authentication/cel/compile.go, pkg/authorization/cel/compile.go. */
export const CLAIM_VALUE: CelUse = { variables: { claims: true }, isRule: false };
export const CLAIM_RULE: CelUse = { ...CLAIM_VALUE, isRule: true };
export const USER_RULE: CelUse = {
  variables: { user: { username: true, uid: true, groups: true, extra: true } },
  isRule: true,
};

const SELECTORS = { fieldSelector: true, labelSelector: true } as const;

/** A SubjectAccessReview's spec. */
export const reviewWith = (hasSelectors: boolean): CelUse => ({
  isRule: true,
  variables: {
    request: {
      ...{ user: true, groups: true, uid: true, extra: true },
      resourceAttributes: {
        ...{ namespace: true, verb: true, group: true, version: true, resource: true },
        ...{ subresource: true, name: true },
        ...(hasSelectors ? SELECTORS : {}),
      },
      nonResourceAttributes: { path: true, verb: true },
    },
  },
});

/** What no CEL compiler takes, as far as it shows without one; an empty text is the caller's. */
export function celRefusals(value: string, path: Refusal['path'], use: CelUse): Refusal[] {
  if (value === '') return [];
  const wants = wantedOf(celTokens(value), use);
  return wants === undefined ? [] : [{ path, value, wants }];
}

function wantedOf(tokens: readonly CelToken[], { variables, isRule }: CelUse): string | undefined {
  const misplaced = misplacedIn(tokens);
  if (misplaced !== undefined) return `CEL, where ${misplaced} is not expected`;
  const unknown = unknownNameIn(tokens, variables);
  if (unknown !== undefined) {
    return `CEL over ${Object.keys(variables)}: there is no "${unknown}"`;
  }
  if (isRule && isField(tokens)) return 'CEL that is true or false, such as a comparison';
  const range = rangeOfAnyType(tokens, 'claims');
  return range && `dyn(${range}): macros want a list or a map, and the type of a claim is open`;
}

export const readsClaim = (expression: string, claim: string): boolean =>
  readsField(celTokens(expression), ['claims', claim]);
