import type { Judge } from '../diag/judge';
import type { GatedComponent } from '../k8s/component-gates';
import {
  type GateReading,
  parseGateSettings,
  parsePrefixedGateSettings,
} from '../k8s/gate-settings';
import type { ClusterModel } from './cluster-model';
import { type CommandLine, type CommandLineSource, commandLines } from './command-lines';
import { isObject } from './document';
import { type At, at } from './located';

/** Feature gates that one component gets in one place. */
export interface GateSetting {
  readonly component: GatedComponent;
  readonly judge: Judge;
  readonly reading: GateReading;
  readonly at: At;
}

/** Everything that sets gates: arguments, and the maps of the kubelet and kube-proxy. */
export const gateSettings = (
  model: CommandLineSource & Pick<ClusterModel, 'componentConfigs'>,
): GateSetting[] => [
  ...commandLines(model).flatMap(settingsOfLine),
  ...model.componentConfigs.flatMap(settingsOfConfig),
];

function settingsOfLine({ component, judge, known, args }: CommandLine): GateSetting[] {
  const given = args.filter(({ name }) => name === 'feature-gates');
  const last = given.at(-1);
  // An emulated version has the gates of that version.
  const isEmulating = args.some(({ name }) => name === 'emulated-version');
  if (component === 'etcd' || !last || isEmulating) return [];
  const all = { component, judge, at: last.written.at };
  const text = given.map(({ value }) => value).join();
  switch (known.typeOf('feature-gates')?.name) {
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

const JUDGES = { kubelet: 'kubelet-start', 'kube-proxy': 'kube-proxy-start' } as const;

function settingsOfConfig({
  component,
  source,
  value: { featureGates },
}: ClusterModel['componentConfigs'][number]): GateSetting[] {
  if (!isObject(featureGates)) return [];
  const settings = new Map<string, boolean>();
  for (const [gate, value] of Object.entries(featureGates)) {
    // Go decodes null into a bool as false.
    if (typeof value === 'boolean' || value === null) settings.set(gate, value === true);
  }
  const reading = { ok: true, settings } as const;
  return [{ component, judge: JUDGES[component], reading, at: at(source, 'featureGates') }];
}
