import { parseDurationSeconds } from '../../k8s/go-value';
import { isObject, type JsonObject } from '../../model/document';
import type { FlagSet } from '../../model/flags';
import { asText } from '../../model/type-meta';
import type { Refusal } from '../setting-check';
import { ELECTION_JITTER } from './election-flags';
import { isSwitchedOn } from './flag-check';

/** Source: component-base config/v1alpha1/defaults.go, in seconds. */
const DEFAULTS = { leaseDuration: 15, renewDeadline: 10, retryPeriod: 2 } as const;

type Field = keyof typeof DEFAULTS;

/**
 * kubeadm's argument leader-elect stands over what the file says of it.
 * Source: component-base config/validation, client-go tools/leaderelection (`NewLeaderElector`).
 */
export function leaseRefusals(file: JsonObject, flags: FlagSet): Refusal[] {
  if (!isSwitchedOn(flags, 'leader-elect', true)) return [];
  const election = isObject(file.leaderElection) ? file.leaderElection : {};
  const lock = asText(election.resourceLock) || 'leases';
  return [
    ...durationRefusals(election),
    ...(lock === 'leases' ? [] : [refusal('resourceLock', lock, 'leases')]),
  ];
}

const refusal = (field: string, value: string, wants: string): Refusal => ({
  path: ['leaderElection', field],
  value,
  wants,
});

/** At most one of them is reported. Zero counts as not given. */
function durationRefusals(election: JsonObject): Refusal[] {
  const seconds = (field: Field): number =>
    parseDurationSeconds(asText(election[field]) ?? '') || DEFAULTS[field];
  const [lease, renew, retry] = [
    seconds('leaseDuration'),
    seconds('renewDeadline'),
    seconds('retryPeriod'),
  ];
  const blame = (fields: readonly Field[], wants: string): Refusal[] => {
    const field = fields.find((name) => asText(election[name]) !== undefined);
    return field ? [refusal(field, asText(election[field]) ?? '', wants)] : [];
  };
  if (lease <= 0 || lease <= renew)
    return blame(['leaseDuration', 'renewDeadline'], `a lease longer than ${renew}s`);
  if (renew <= retry * ELECTION_JITTER) {
    return blame(
      ['renewDeadline', 'retryPeriod'],
      `a renew deadline of more than ${ELECTION_JITTER} retry periods`,
    );
  }
  return retry > 0 && renew > 0 ? [] : blame(['retryPeriod', 'renewDeadline'], 'more than 0s');
}
