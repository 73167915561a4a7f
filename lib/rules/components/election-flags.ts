import { lastAsRead } from '../../model/component-flags';
import type { FlagSet } from '../../model/flags';
import { durationOf, type FlagRefusal, isSwitchedOn, noneOf } from './flag-check';

/** Source: component-base config/v1alpha1/defaults.go, in seconds. */
const DEFAULTS = {
  'leader-elect-lease-duration': 15,
  'leader-elect-renew-deadline': 10,
  'leader-elect-retry-period': 2,
} as const;

const LEASE = 'leader-elect-lease-duration';
const RENEW = 'leader-elect-renew-deadline';
const RETRY = 'leader-elect-retry-period';

/** Source: client-go tools/leaderelection (`JitterFactor`). */
export const ELECTION_JITTER = 1.2;

/** Who is not elected may write anything. Source: client-go tools/leaderelection (`NewLeaderElector`). */
export function electionRefusals(flags: FlagSet): FlagRefusal[] {
  if (!isSwitchedOn(flags, 'leader-elect', true)) return [];
  return [...durationRefusals(flags), ...noneOf(flags, 'leader-elect-resource-lock', ['leases'])];
}

/** The longer ones must leave room for the shorter ones; at most one of them is reported. */
function durationRefusals(flags: FlagSet): FlagRefusal[] {
  const [lease, renew, retry] = [LEASE, RENEW, RETRY].map((flag) =>
    durationOf(flags, flag, DEFAULTS[flag as keyof typeof DEFAULTS]),
  ) as [number, number, number];
  if (lease <= renew) return blame(flags, [LEASE, RENEW], `a lease longer than ${renew}s`);
  if (renew <= retry * ELECTION_JITTER) {
    return blame(
      flags,
      [RENEW, RETRY],
      `a renew deadline of more than ${ELECTION_JITTER} retry periods`,
    );
  }
  return retry > 0 ? [] : blame(flags, [RETRY], 'more than 0s');
}

function blame(flags: FlagSet, names: readonly string[], wants: string): FlagRefusal[] {
  const [first] = names.flatMap((flag) => {
    const given = lastAsRead(flags, flag);
    return given ? [{ flag, given, wants }] : [];
  });
  return first ? [first] : [];
}
