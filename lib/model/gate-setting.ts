import type { Judge } from '../diag/judge';
import type { Path } from '../diag/path';
import {
  type FeatureGate,
  type GatedComponent,
  gatesOf,
  gatesOfEtcd,
} from '../k8s/component-gates';
import {
  type GateReading,
  parseGateSettings,
  parsePrefixedGateSettings,
} from '../k8s/gate-settings';
import { nameOfMinor } from '../k8s/version';
import type { ClusterModel } from './cluster-model';
import {
  type CommandLine,
  type CommandLineSource,
  commandLines,
  etcdVersion,
} from './command-lines';
import { isObject, type JsonObject } from './document';
import { type At, at } from './located';

/** Feature gates that one component gets in one place. */
export interface GateSetting {
  readonly component: GatedComponent | 'etcd';
  readonly judge: Judge;
  readonly reading: GateReading;
  readonly at: At;
  /** Where one gate stands, in a map of them. */
  gateAt?(gate: string): At;
}

/** The gates that a release of a component knows. */
export interface KnownGates {
  readonly release: string;
  readonly gates: ReadonlyMap<string, FeatureGate>;
}

/** Undefined for a release that nobody has read. */
export function knownGates(
  component: GateSetting['component'],
  model: CommandLineSource,
): KnownGates | undefined {
  const { minor } = model.versions;
  const isEtcd = component === 'etcd';
  const release = isEtcd ? etcdVersion(model) : nameOfMinor(minor);
  if (release === undefined) return undefined;
  const gates = isEtcd ? gatesOfEtcd(release) : gatesOf(component, minor);
  return gates && { release, gates };
}

/** Everything that sets gates: arguments, and the maps of the kubelet and kube-proxy. */
export const gateSettings = (
  model: CommandLineSource & Pick<ClusterModel, 'componentConfigs' | 'kubelets'>,
): GateSetting[] => [
  ...commandLines(model).flatMap(settingsOfLine),
  ...model.kubelets.flatMap(({ config, at }) =>
    settingsOfMap({ component: 'kubelet', judge: 'kubelet-start', at }, config),
  ),
  ...model.componentConfigs
    .filter(({ component }) => component === 'kube-proxy')
    .flatMap(({ value, source }) =>
      settingsOfMap({ ...KUBE_PROXY, at: (path) => at(source, ...path) }, value),
    ),
];

const KUBE_PROXY = { component: 'kube-proxy', judge: 'kube-proxy-start' } as const;

function settingsOfLine({ component, judge, known, args }: CommandLine): GateSetting[] {
  const given = args.filter(({ name }) => name === 'feature-gates');
  const last = given.at(-1);
  // An emulated version has the gates of that version.
  const isEmulating = args.some(({ name }) => name === 'emulated-version');
  const type = known.typeOf('feature-gates')?.name;
  if (!last || !type || isEmulating) return [];
  const all = { component, judge, at: last.written.at };
  const text = given.map(({ value }) => value).join();
  switch (type) {
    case 'prefixedGates':
      return [{ ...all, reading: parsePrefixedGateSettings(text) }];
    case 'gateMap':
      return [{ ...all, reading: parseGateSettings(text) }];
    default:
      // A repeated flag is judged each time, as soon as it is read.
      return given.map(({ value, written }) => ({
        ...all,
        at: written.at,
        reading: parseGateSettings(value),
      }));
  }
}

interface GateMap extends Pick<GateSetting, 'component' | 'judge'> {
  at(path: Path): At;
}

function settingsOfMap(
  { component, judge, at }: GateMap,
  { featureGates }: JsonObject,
): GateSetting[] {
  if (!isObject(featureGates)) return [];
  const settings = new Map<string, boolean>();
  for (const [gate, value] of Object.entries(featureGates)) {
    // Go decodes null into a bool as false.
    if (typeof value === 'boolean' || value === null) settings.set(gate, value === true);
  }
  const reading = { ok: true, settings } as const;
  const gateAt = (gate: string): At => at(['featureGates', gate]);
  return [{ component, judge, reading, at: at(['featureGates']), gateAt }];
}
