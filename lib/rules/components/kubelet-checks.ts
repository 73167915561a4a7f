import { gatesOf } from '../../k8s/component-gates';
import { loadSchema } from '../../k8s/facts/load';
import { fieldsOf } from '../../k8s/facts/schema-table';
import { isGateSet } from '../../k8s/gate-settings';
import { parseDurationSeconds } from '../../k8s/go-value';
import { isObject, type JsonObject, valueAt } from '../../model/document';
import { asList, asNumber, asText } from '../../model/type-meta';
import type { Versions } from '../../model/versions';
import { type Bounds, isGateOn, noneOf, outOfBounds, type Refusal } from '../setting-check';
import { evictionRefusals } from './kubelet-eviction';
import { fileRefusals } from './kubelet-files';
import { managerRefusals } from './kubelet-managers';
import { nodeRefusals } from './kubelet-node';
import { podRefusals } from './kubelet-pods';
import { reservationRefusals } from './kubelet-reservations';
import { tlsRefusals } from './kubelet-tls';
import { hiddenMetricsRefusals, loggingRefusals } from './logging-checks';

/** Source: kubelet pkg/kubelet/apis/config/validation/validation.go and v1beta1/defaults.go. */
const BOUNDS: readonly Bounds[] = [
  { path: 'port', min: 1, max: 65535, zeroIsDefault: true },
  { path: 'readOnlyPort', min: 0, max: 65535 },
  { path: 'healthzPort', min: 0, max: 65535 },
  { path: 'maxPods', min: 0 },
  { path: 'podsPerCore', min: 0 },
  { path: 'maxOpenFiles', min: 0 },
  { path: 'nodeStatusMaxImages', min: -1 },
  { path: 'nodeLeaseDurationSeconds', min: 1, zeroIsDefault: true },
  { path: 'oomScoreAdj', min: -1000, max: 1000 },
  { path: 'iptablesMasqueradeBit', min: 0, max: 31 },
  { path: 'iptablesDropBit', min: 0, max: 31 },
  { path: 'imageGCHighThresholdPercent', min: 0, max: 100 },
  { path: 'imageGCLowThresholdPercent', min: 0, max: 100 },
  { path: 'eventBurst', min: 0 },
  { path: 'eventRecordQPS', min: 0 },
  { path: 'kubeAPIBurst', min: 0 },
  { path: 'kubeAPIQPS', min: 0 },
  { path: 'registryBurst', min: 0 },
  { path: 'registryPullQPS', min: 0 },
  { path: 'maxParallelImagePulls', min: 1 },
  // Early from 1.33 on, by the container log manager before.
  { path: 'containerLogMaxFiles', min: 2 },
];

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  hairpinMode: ['promiscuous-bridge', 'hairpin-veth', 'none'],
  topologyManagerPolicy: ['none', 'best-effort', 'restricted', 'single-numa-node'],
  topologyManagerScope: ['container', 'pod'],
};

/** kubelet defaults of the two thresholds. */
const HIGH_THRESHOLD = 85;
const LOW_THRESHOLD = 80;

/** What the kubelet refuses before it looks at the host, in the configuration that kubeadm writes. */
export function kubeletRefusals(written: JsonObject, versions: KubeletVersions): Refusal[] {
  const { cluster, minor } = versions;
  const config = withStagedGates(knownFields(written, minor), minor);
  return [
    ...outOfBounds(config, BOUNDS),
    ...Object.entries(CHOICES).flatMap(([field, choices]) => noneOf(config, field, choices)),
    ...thresholdRefusals(config),
    ...pullRefusals(config),
    ...shutdownRefusals(config),
    ...evictionRefusals(config),
    ...reservationRefusals(config, cluster),
    ...managerRefusals(config, minor),
    ...nodeRefusals(config, cluster),
    ...tlsRefusals(config),
    ...podRefusals(config, cluster),
    ...fileRefusals(config, cluster),
    ...loggingRefusals(config, cluster),
    ...hiddenMetricsRefusals(config, minor),
  ];
}

/** kubeadm leaves fields out that its release does not know. */
function knownFields(config: JsonObject, minor: number): JsonObject {
  const schema = loadSchema('kubelet.config.k8s.io/v1beta1');
  const known = schema && fieldsOf(schema, 'KubeletConfiguration', minor);
  if (!known || known.size === 0) return config;
  return Object.fromEntries(Object.entries(config).filter(([field]) => known.has(field)));
}

/** With every gate that `AllAlpha` or `AllBeta` stands for. */
function withStagedGates(config: JsonObject, minor: number): JsonObject {
  const { featureGates } = config;
  if (!isObject(featureGates) || !STAGES.some((stage) => stage in featureGates)) return config;
  const gates = gatesOf('kubelet', minor);
  const settings = new Map(Object.entries(featureGates).map(([name, on]) => [name, on === true]));
  const all = [...(gates?.keys() ?? [])].map((name) => [name, isGateSet(name, settings, gates)]);
  return { ...config, featureGates: { ...Object.fromEntries(all), ...featureGates } };
}

const STAGES = ['AllAlpha', 'AllBeta'];

export type KubeletVersions = Pick<Versions, 'cluster' | 'minor'>;

function thresholdRefusals(config: JsonObject): Refusal[] {
  const high = asNumber(config.imageGCHighThresholdPercent) ?? HIGH_THRESHOLD;
  const low = asNumber(config.imageGCLowThresholdPercent) ?? LOW_THRESHOLD;
  if (low < high) return [];
  const isLowGiven = config.imageGCLowThresholdPercent !== undefined;
  return isLowGiven
    ? [{ path: ['imageGCLowThresholdPercent'], value: `${low}`, wants: `less than ${high}` }]
    : [{ path: ['imageGCHighThresholdPercent'], value: `${high}`, wants: `more than ${low}` }];
}

function pullRefusals(config: JsonObject): Refusal[] {
  const pulls = asNumber(config.maxParallelImagePulls) ?? 0;
  if (config.serializeImagePulls !== true || pulls <= 1) return [];
  return [
    {
      path: ['maxParallelImagePulls'],
      value: `${pulls}`,
      wants: '1, or serializeImagePulls: false',
    },
  ];
}

function shutdownRefusals(config: JsonObject): Refusal[] {
  const total = secondsOf(config, 'shutdownGracePeriod');
  const critical = secondsOf(config, 'shutdownGracePeriodCriticalPods');
  const short = ['shutdownGracePeriod', 'shutdownGracePeriodCriticalPods'].flatMap((field) => {
    const seconds = secondsOf(config, field);
    if (seconds === 0 || seconds >= 1) return [];
    return [{ path: [field], value: `${asText(config[field])}`, wants: '0s, or 1s and more' }];
  });
  const gate = 'GracefulNodeShutdown';
  if ((total > 0 || critical > 0) && !isGateOn(config, gate, true)) {
    const value = asText(config.shutdownGracePeriod) ?? '';
    return [{ path: ['shutdownGracePeriod'], value, wants: `it with the feature gate ${gate}` }];
  }
  const priorities = 'shutdownGracePeriodByPodPriority';
  const isByPriority = asList(config[priorities]).length > 0;
  const priorityGate = `${gate}BasedOnPodPriority`;
  if (isByPriority && !isGateOn(config, priorityGate, true)) {
    return [
      { path: [priorities], value: 'given', wants: `the feature gate ${priorityGate} as well` },
    ];
  }
  if (isByPriority && (total > 0 || critical > 0)) {
    return [{ path: [priorities], value: 'given', wants: 'it, or shutdownGracePeriod, not both' }];
  }
  if (critical <= total) return short;
  const value = asText(config.shutdownGracePeriodCriticalPods) ?? '';
  const wants = 'at most shutdownGracePeriod';
  return [{ path: ['shutdownGracePeriodCriticalPods'], value, wants }, ...short];
}

function secondsOf(config: JsonObject, field: string): number {
  const text = asText(valueAt(config, [field]));
  return (text === undefined ? 0 : parseDurationSeconds(text)) ?? 0;
}
