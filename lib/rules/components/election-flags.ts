import { lastAsRead } from '../../model/component-flags';
import type { FlagSet } from '../../model/flags';
import { durationOf, type FlagRefusal, isSwitchedOn, noneOf } from './flag-check';

/** Source: component-base config/v1alpha1/defaults.go, controlplane/apiserver/options; in seconds. */
const [LEASE, RENEW, RETRY] = [15, 10, 2];

/** Source: client-go tools/leaderelection (`JitterFactor`). */
export const ELECTION_JITTER = 1.2;

/** Who is not elected may write anything. Source: client-go tools/leaderelection (`NewLeaderElector`). */
export function electionRefusals(flags: FlagSet): FlagRefusal[] {
  if (!isSwitchedOn(flags, 'leader-elect', true)) return [];
  const prefix = 'leader-elect';
  const durations = durationRefusals(flags, prefix, ELECTION_JITTER);
  return [
    ...(durations.length > 0 ? durations : idleRetry(flags, `${prefix}-retry-period`)),
    ...noneOf(flags, 'leader-elect-resource-lock', ['leases']),
  ];
}

/** Leases that kube-apiserver itself hands out. */
export const coordinationRefusals = (flags: FlagSet): FlagRefusal[] =>
  durationRefusals(flags, 'coordinated-leadership', 1);

/** The longer ones must leave room for the shorter ones; at most one of them is reported. */
function durationRefusals(flags: FlagSet, prefix: string, jitter: number): FlagRefusal[] {
  const [leaseFlag, renewFlag] = [`${prefix}-lease-duration`, `${prefix}-renew-deadline`];
  const retryFlag = `${prefix}-retry-period`;
  const renew = durationOf(flags, renewFlag, RENEW);
  const retry = durationOf(flags, retryFlag, RETRY);
  if (durationOf(flags, leaseFlag, LEASE) <= renew) {
    return blame(flags, [leaseFlag, renewFlag], `a lease longer than ${renew}s`);
  }
  if (renew <= retry * jitter) {
    const wants = `a renew deadline of more than ${jitter} retry periods`;
    return blame(flags, [renewFlag, retryFlag], wants);
  }
  return [];
}

const idleRetry = (flags: FlagSet, flag: string): FlagRefusal[] =>
  durationOf(flags, flag, RETRY) > 0 ? [] : blame(flags, [flag], 'more than 0s');

function blame(flags: FlagSet, names: readonly string[], wants: string): FlagRefusal[] {
  const [first] = names.flatMap((flag) => {
    const given = lastAsRead(flags, flag);
    return given ? [{ flag, given, wants }] : [];
  });
  return first ? [first] : [];
}
