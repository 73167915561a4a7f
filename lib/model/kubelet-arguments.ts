import { KnownFlags } from '../k8s/component-flags';
import { loadSchema } from '../k8s/facts/load';
import { fieldsOf } from '../k8s/facts/schema-table';
import { readCsvRecord } from '../k8s/flag-value/csv';
import type { FlagTypeName } from '../k8s/flag-value/flag-type';
import { parseFlagBool, parseFlagInt } from '../k8s/go-value';
import { nameAsRead } from './component-flags';
import { isObject, type Json, type JsonObject, valueAt } from './document';
import type { FlagSet } from './flags';

/** Flags that stand for a field of another name. Source: cmd/kubelet/app/options (`AddKubeletConfigFlags`). */
const RENAMED: Readonly<Record<string, string>> = {
  'anonymous-auth': 'authentication.anonymous.enabled',
  'authentication-token-webhook': 'authentication.webhook.enabled',
  'authentication-token-webhook-cache-ttl': 'authentication.webhook.cacheTTL',
  'authorization-mode': 'authorization.mode',
  'authorization-webhook-cache-authorized-ttl': 'authorization.webhook.cacheAuthorizedTTL',
  'authorization-webhook-cache-unauthorized-ttl': 'authorization.webhook.cacheUnauthorizedTTL',
  'client-ca-file': 'authentication.x509.clientCAFile',
  'contention-profiling': 'enableContentionProfiling',
  'event-qps': 'eventRecordQPS',
  'image-gc-high-threshold': 'imageGCHighThresholdPercent',
  'image-gc-low-threshold': 'imageGCLowThresholdPercent',
  'log-flush-frequency': 'logging.flushFrequency',
  'log-json-info-buffer-size': 'logging.options.json.infoBufferSize',
  'log-json-split-stream': 'logging.options.json.splitStream',
  'log-text-info-buffer-size': 'logging.options.text.infoBufferSize',
  'log-text-split-stream': 'logging.options.text.splitStream',
  'logging-format': 'logging.format',
  'manifest-url': 'staticPodURL',
  'minimum-image-ttl-duration': 'imageMinimumGCAge',
  'pod-manifest-path': 'staticPodPath',
  'pod-max-pids': 'podPidsLimit',
  'registry-qps': 'registryPullQPS',
  'reserved-cpus': 'reservedSystemCPUs',
  'rotate-server-certificates': 'serverTLSBootstrap',
  v: 'logging.verbosity',
  vmodule: 'logging.vmodule',
};

/** The field of KubeletConfiguration that a flag of the kubelet sets; undefined for other flags. */
export function fieldOfFlag(flag: string, minor: number): readonly string[] | undefined {
  const renamed = RENAMED[flag];
  if (renamed !== undefined) return renamed.split('.');
  const schema = loadSchema('kubelet.config.k8s.io/v1beta1');
  const fields = schema ? [...fieldsOf(schema, 'KubeletConfiguration', minor).keys()] : [];
  const plain = flag.replaceAll('-', '');
  const field = fields.find((name) => name.toLowerCase() === plain);
  return field === undefined ? undefined : [field];
}

/** The configuration with what the kubelet's arguments put in the place of its fields. */
export function withArguments(config: JsonObject, { flags }: FlagSet, minor: number): JsonObject {
  const known = KnownFlags.ofMinor('kubelet', minor);
  const given = new Set<string>();
  return flags.reduce((changed, { value: flag }) => {
    const name = nameAsRead(flag);
    const path = fieldOfFlag(name, minor);
    const type = known?.typeOf(name)?.name;
    const value = type && readFlag(type, flag.value);
    if (!path || value === undefined) return changed;
    // The first of its name replaces what the file says, the others add to it; gates always add.
    const isAdded = given.has(name) || type === 'gateMap';
    given.add(name);
    return put(changed, path, isAdded ? merge(valueAt(changed, path), value) : value);
  }, config);
}

/** Undefined where the text is none of the type: the component does not get as far as this. */
function readFlag(type: FlagTypeName, value: string): Json | undefined {
  switch (type) {
    case 'bool':
      return parseFlagBool(value);
    case 'int32':
    case 'int64':
    case 'verbosity':
      return parseFlagInt(value);
    case 'csv':
      return value === '' ? [] : readCsvRecord(value);
    case 'pair':
      return pairsOf([value], '=');
    case 'pairs':
      return pairsOf(value.split(','), '=');
    case 'lessPairs':
      return pairsOf(value.split(','), '<');
    case 'gateMap':
      return switchesOf(value);
    case 'verbosities':
      return patternsOf(value);
    case 'memoryReservations':
      return reservationsOf(value);
    case 'taints':
    case 'colonPairs':
      return undefined;
    default:
      return value;
  }
}

function pairsOf(pairs: readonly string[], separator: string): JsonObject {
  const entries = pairs.filter((pair) => pair !== '').map((pair) => pair.split(separator));
  return Object.fromEntries(
    entries.map(([name = '', ...value]) => [name.trim(), value.join(separator).trim()]),
  );
}

function switchesOf(text: string): JsonObject {
  const entries = Object.entries(pairsOf(text.split(','), '='));
  return Object.fromEntries(
    entries.map(([gate, value]) => [gate, parseFlagBool(String(value)) ?? null]),
  );
}

const patternsOf = (text: string): Json[] =>
  Object.entries(pairsOf(text.split(','), '=')).map(([filePattern, verbosity]) => ({
    filePattern,
    verbosity: Number(verbosity),
  }));

/** `0:memory=1Gi,hugepages-1Gi=2Gi;1:memory=2Gi` */
const reservationsOf = (text: string): Json[] =>
  text
    .split(';')
    .filter((reservation) => reservation !== '')
    .map((reservation) => {
      const [node = '', limits = ''] = reservation.split(':');
      return { numaNode: Number(node), limits: pairsOf(limits.split(','), '=') };
    });

function merge(old: Json | undefined, added: Json): Json {
  if (Array.isArray(old) && Array.isArray(added)) return [...old, ...added];
  return isObject(old) && isObject(added) ? { ...old, ...added } : added;
}

function put(config: JsonObject, [key = '', ...rest]: readonly string[], value: Json): JsonObject {
  if (rest.length === 0) return { ...config, [key]: value };
  const inner = config[key];
  return { ...config, [key]: put(isObject(inner) ? inner : {}, rest, value) };
}
