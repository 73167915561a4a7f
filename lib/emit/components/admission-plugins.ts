import type { Path } from '../../diag/path';

/** A limit of events as a program declares it. */
export interface EventLimitHub {
  readonly type: string;
  readonly qps: number;
  readonly burst: number;
  readonly cacheSize?: number;
}

/** Levels and versions of Pod Security, by mode. */
export interface PodSecurityHub {
  readonly enforce?: string;
  readonly enforceVersion?: string;
  readonly audit?: string;
  readonly auditVersion?: string;
  readonly warn?: string;
  readonly warnVersion?: string;
  readonly exemptions?: object;
}

/** Configurations of admission plugins that a program declares by props of their own. */
export interface AdmissionHub {
  readonly podSecurity?: PodSecurityHub;
  readonly imagePolicy?: object;
  readonly eventRateLimit?: readonly EventLimitHub[];
}

type Settings = Readonly<Record<string, unknown>>;

/** One of them as an entry of `plugins`. */
export interface PluginEntry {
  readonly prop: keyof AdmissionHub;
  readonly name: string;
  readonly configuration: Settings;
  /** Where the prop, and those in it, stand below `configuration`. */
  readonly places: readonly (readonly [property: string, path: Path])[];
  /** kube-apiserver runs the plugin only where it is enabled. */
  readonly isOffByDefault: boolean;
}

export function pluginEntries(hub: AdmissionHub): PluginEntry[] {
  const { podSecurity, imagePolicy, eventRateLimit } = hub;
  return [
    ...(podSecurity ? [podSecurityEntry(podSecurity)] : []),
    ...(imagePolicy ? [imagePolicyEntry(imagePolicy)] : []),
    ...(eventRateLimit ? [eventRateLimitEntry(eventRateLimit)] : []),
  ];
}

function podSecurityEntry({ exemptions, ...levels }: PodSecurityHub): PluginEntry {
  const dashed = (name: string): string => name.replace('Version', '-version');
  const defaults = Object.entries(levels).map(([name, value]) => [dashed(name), value]);
  return {
    prop: 'podSecurity',
    name: 'PodSecurity',
    configuration: {
      apiVersion: 'pod-security.admission.config.k8s.io/v1',
      kind: 'PodSecurityConfiguration',
      defaults: Object.fromEntries(defaults),
      ...(exemptions && { exemptions }),
    },
    places: [
      ['podSecurity', []],
      ['podSecurity.exemptions', ['exemptions']],
      ...Object.keys(levels).map(
        (name) => [`podSecurity.${name}`, ['defaults', dashed(name)]] as const,
      ),
    ],
    isOffByDefault: false,
  };
}

const imagePolicyEntry = (imagePolicy: object): PluginEntry => ({
  prop: 'imagePolicy',
  name: 'ImagePolicyWebhook',
  configuration: { imagePolicy },
  places: [['imagePolicy', ['imagePolicy']]],
  isOffByDefault: true,
});

const eventRateLimitEntry = (limits: readonly EventLimitHub[]): PluginEntry => ({
  prop: 'eventRateLimit',
  name: 'EventRateLimit',
  configuration: {
    apiVersion: 'eventratelimit.admission.k8s.io/v1alpha1',
    kind: 'Configuration',
    limits,
  },
  places: [['eventRateLimit', ['limits']]],
  isOffByDefault: true,
});

/** Settings of an AdmissionConfiguration with those plugins last: an entry of the user's own wins. */
export function withPlugins(
  admission: Settings | undefined,
  entries: readonly PluginEntry[],
): Settings | undefined {
  const given = admission?.plugins ?? [];
  // What is no list is told of where the file is judged.
  if (entries.length === 0 || !Array.isArray(given)) return admission;
  const own = entries.map(({ name, configuration }) => ({ name, configuration }));
  return { ...admission, plugins: [...given, ...own] };
}

/** Where the props of each entry stand in those settings. */
export function pluginPaths(
  { plugins }: Settings,
  entries: readonly PluginEntry[],
): [property: string, path: Path][] {
  const first = (Array.isArray(plugins) ? plugins.length : 0) - entries.length;
  return entries.flatMap(({ places }, index) =>
    places.map(([property, path]): [string, Path] => [
      property,
      ['plugins', first + index, 'configuration', ...path],
    ]),
  );
}
