import { parseFlagInt } from '../../k8s/go-value';
import { lastAsRead } from '../../model/component-flags';
import type { FlagSet } from '../../model/flags';
import { aboveZero, type FlagRefusal, isSwitchedOn, noneOf, outOfBounds } from './flag-check';

/** Where audit events go, and the argument that begins with nothing else. */
interface AuditBackend {
  readonly name: 'log' | 'webhook';
  /** Without it, or with an empty one, no other argument is looked at. */
  readonly target: string;
  readonly mode: 'blocking' | 'batch';
  readonly isThrottled: boolean;
}

const LOG: AuditBackend = {
  name: 'log',
  target: 'audit-log-path',
  mode: 'blocking',
  isThrottled: false,
};

const WEBHOOK: AuditBackend = {
  name: 'webhook',
  target: 'audit-webhook-config-file',
  mode: 'batch',
  isThrottled: true,
};

export const isBackendSet = (flags: FlagSet, { target }: AuditBackend): boolean =>
  Boolean(lastAsRead(flags, target)?.value);

export const AUDIT_BACKENDS: readonly AuditBackend[] = [LOG, WEBHOOK];

/** Source: apiserver pkg/server/options/audit.go: only what is in use is looked at. */
export const auditRefusals = (flags: FlagSet): FlagRefusal[] => [
  ...AUDIT_BACKENDS.filter((backend) => isBackendSet(flags, backend)).flatMap((backend) =>
    backendRefusals(flags, backend),
  ),
  ...(isBackendSet(flags, LOG) ? logRefusals(flags) : []),
  ...(isBackendSet(flags, WEBHOOK) ? [] : unusedVersion(flags)),
];

const MODES = ['batch', 'blocking', 'blocking-strict'];

const backendRefusals = (flags: FlagSet, backend: AuditBackend): FlagRefusal[] => [
  ...noneOf(flags, `audit-${backend.name}-mode`, MODES),
  ...batchRefusals(flags, backend),
  ...truncateRefusals(flags, `audit-${backend.name}-truncate`),
  ...noneOf(flags, `audit-${backend.name}-version`, ['audit.k8s.io/v1']),
];

function batchRefusals(flags: FlagSet, backend: AuditBackend): FlagRefusal[] {
  const mode = lastAsRead(flags, `audit-${backend.name}-mode`)?.value ?? backend.mode;
  if (mode !== 'batch') return [];
  const prefix = `audit-${backend.name}-batch`;
  return [
    ...aboveZero(flags, `${prefix}-buffer-size`),
    ...aboveZero(flags, `${prefix}-max-size`),
    ...(isSwitchedOn(flags, `${prefix}-throttle-enable`, backend.isThrottled)
      ? throttleRefusals(flags, prefix, backend)
      : []),
  ];
}

/** The log has no rate of its own: with a throttle it needs both. */
function throttleRefusals(
  flags: FlagSet,
  prefix: string,
  { isThrottled }: AuditBackend,
): FlagRefusal[] {
  const names = [`${prefix}-throttle-qps`, `${prefix}-throttle-burst`];
  const refused = names.flatMap((name) => aboveZero(flags, name));
  const absent = isThrottled ? undefined : names.find((name) => !lastAsRead(flags, name));
  const flag = `${prefix}-throttle-enable`;
  const given = lastAsRead(flags, flag);
  if (!given || absent === undefined) return refused;
  return [...refused, { flag, given, wants: `false, or ${absent} above 0 beside it` }];
}

const EVENT_BYTES = 100 * 1024;
const BATCH_BYTES = 10 * 1024 * 1024;

/** They are looked at where nothing is truncated as well. */
function truncateRefusals(flags: FlagSet, prefix: string): FlagRefusal[] {
  const flag = `${prefix}-max-event-size`;
  const event = numberIn(flags, flag, EVENT_BYTES);
  const batch = numberIn(flags, `${prefix}-max-batch-size`, BATCH_BYTES);
  if (event <= 0) return aboveZero(flags, flag);
  if (batch >= event) return [];
  const wrong = [`${prefix}-max-batch-size`, flag].find((name) => lastAsRead(flags, name));
  const given = wrong === undefined ? undefined : lastAsRead(flags, wrong);
  if (wrong === undefined || !given) return [];
  const wants = wrong === flag ? `${batch} or less` : `${event} or more`;
  return [{ flag: wrong, given, wants }];
}

const numberIn = (flags: FlagSet, flag: string, byDefault: number): number =>
  parseFlagInt(lastAsRead(flags, flag)?.value ?? '') ?? byDefault;

const AGES = ['audit-log-maxage', 'audit-log-maxbackup', 'audit-log-maxsize'];

const logRefusals = (flags: FlagSet): FlagRefusal[] => [
  ...noneOf(flags, 'audit-log-format', ['json', 'legacy']),
  ...outOfBounds(
    flags,
    AGES.map((flag) => ({ flag, min: 0 })),
  ),
];

/** It is parsed without a webhook too, for two slashes. */
function unusedVersion(flags: FlagSet): FlagRefusal[] {
  const flag = 'audit-webhook-version';
  const given = lastAsRead(flags, flag);
  if (!given || (given.value.match(/\//g) ?? []).length < 2) return [];
  return [{ flag, given, wants: 'audit.k8s.io/v1' }];
}
