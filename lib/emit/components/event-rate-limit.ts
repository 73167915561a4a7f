import type { Path } from '../../diag/path';

/** A limit of events as a program declares it. */
export interface EventLimitHub {
  readonly type: string;
  readonly qps: number;
  readonly burst: number;
  readonly cacheSize?: number;
}

export const EVENT_RATE_LIMIT = 'EventRateLimit';

type Settings = Readonly<Record<string, unknown>>;

/** Settings of an AdmissionConfiguration with the plugin last: an entry of the user's own wins. */
export function withEventLimits(
  admission: Settings | undefined,
  limits: readonly EventLimitHub[],
): Settings {
  const given = admission?.plugins ?? [];
  // What is no list is told of where the file is judged.
  if (!Array.isArray(given)) return { ...admission };
  const configuration = {
    apiVersion: 'eventratelimit.admission.k8s.io/v1alpha1',
    kind: 'Configuration',
    limits,
  };
  return { ...admission, plugins: [...given, { name: EVENT_RATE_LIMIT, configuration }] };
}

/** Where the limits stand in those settings. */
export const eventLimitsPath = ({ plugins }: Settings): Path => [
  'plugins',
  Array.isArray(plugins) ? plugins.length - 1 : 0,
  'configuration',
  'limits',
];
