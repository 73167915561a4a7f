import { type Argument, lastValue } from './arguments';
import type { Dialect } from './dialect';

const FLAG = 'authorization-mode';
const DEFAULT_MODE = 'Node,RBAC';

/** `manifests.go` isValidAuthzMode. */
const KNOWN_MODES = ['Node', 'RBAC', 'Webhook', 'ABAC', 'AlwaysAllow', 'AlwaysDeny'];

/** The default, from 1.30 on: none beside a structured `authorization-config`. */
export function chooseAuthorizationMode(
  extraArgs: readonly Argument[],
  dialect: Dialect,
): string | undefined {
  if (!dialect.authorizationModeIsADefault) return undefined;
  return lastValue(extraArgs, 'authorization-config') === undefined ? DEFAULT_MODE : undefined;
}

/** 1.28 and 1.29 rewrite the user's own list: unknown modes are dropped, and none means the default. */
export function overrideAuthorizationMode(
  extraArgs: readonly Argument[],
  dialect: Dialect,
): readonly Argument[] {
  if (dialect.authorizationModeIsADefault) return extraArgs;
  const written = lastValue(extraArgs, FLAG) ?? '';
  const known = written.split(',').filter((mode) => KNOWN_MODES.includes(mode));
  const others = extraArgs.filter((arg) => arg.name !== FLAG);
  return [...others, { name: FLAG, value: known.join(',') || DEFAULT_MODE }];
}
