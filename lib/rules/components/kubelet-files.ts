import type { Contract } from '../../k8s/contract';
import { parseGoUrl } from '../../k8s/go-url';
import { parseDurationSeconds } from '../../k8s/go-value';
import { parseQuantity } from '../../k8s/quantity';
import { type JsonObject, valueAt } from '../../model/document';
import { asNumber, asText } from '../../model/type-meta';
import { isGateOn, type Refusal } from '../setting-check';

/** Logs of pods, ages of images, and periods that must not be negative. */
export function fileRefusals(config: JsonObject, contract: Contract): Refusal[] {
  return [
    ...logSizeRefusals(config),
    ...(contract.kubeletChecksLogRotation ? rotationRefusals(config) : []),
    ...(contract.kubeletKnowsPodLogsDir ? podLogsRefusals(config) : []),
    ...imageAgeRefusals(config, contract),
    ...syncRefusals(config),
    ...quotaRefusals(config, contract),
    ...tracingRefusals(config, contract),
  ];
}

const secondsAt = (config: JsonObject, path: readonly string[]): number | undefined => {
  const text = asText(valueAt(config, path));
  return text === undefined ? undefined : parseDurationSeconds(text);
};

/** Source: kubelet pkg/kubelet/logs/container_log_manager.go (`parseMaxSize`); below 0: no rotation. */
function logSizeRefusals(config: JsonObject): Refusal[] {
  const value = asText(config.containerLogMaxSize);
  if (!value) return [];
  const size = parseQuantity(value);
  if (size !== undefined && Number.isInteger(size) && Math.abs(size) < 2 ** 63) return [];
  return [{ path: ['containerLogMaxSize'], value, wants: 'a whole quantity such as 10Mi' }];
}

function rotationRefusals(config: JsonObject): Refusal[] {
  const workers = asNumber(config.containerLogMaxWorkers) ?? 1;
  const interval = secondsAt(config, ['containerLogMonitorInterval']) ?? 10;
  const value = asText(config.containerLogMonitorInterval) ?? '';
  return [
    ...(workers < 1
      ? [{ path: ['containerLogMaxWorkers'], value: `${workers}`, wants: '1 or more' }]
      : []),
    ...(interval < 3
      ? [{ path: ['containerLogMonitorInterval'], value, wants: '3s or more' }]
      : []),
  ];
}

const isAscii = (text: string): boolean => [...text].every((letter) => letter <= '\u007f');

/** Go `filepath.Clean` changes nothing. */
const isClean = (path: string): boolean =>
  path === '/' ||
  path.split('/').every((part, index) => part !== '.' && part !== '..' && (part || index === 0));

function podLogsRefusals(config: JsonObject): Refusal[] {
  const value = asText(config.podLogsDir);
  // A relative path is joined to the folder of the configuration, which cleans it.
  const isPlain = !value?.startsWith('/') || isClean(value);
  if (!value || (isPlain && isAscii(value))) return [];
  const wants = 'a path in ASCII without "..", "." and a slash at the end';
  return [{ path: ['podLogsDir'], value, wants }];
}

const DEFAULT_MINIMUM_AGE = 120;

function imageAgeRefusals(config: JsonObject, contract: Contract): Refusal[] {
  const least = secondsAt(config, ['imageMinimumGCAge']) || DEFAULT_MINIMUM_AGE;
  const most = secondsAt(config, ['imageMaximumGCAge']) ?? 0;
  const leastText = asText(config.imageMinimumGCAge) ?? '';
  const mostText = asText(config.imageMaximumGCAge) ?? '';
  const isNegative = contract.kubeletChecksImageMinimumAge && least < 0;
  const isKnown = contract.kubeletKnowsImageMaximumAge;
  const isOn = isGateOn(config, 'ImageMaximumGCAge', contract.kubeletLimitsImageAgeByItself);
  const isShort = isKnown && most !== 0 && (most <= least || !isOn);
  return [
    ...(isNegative ? [{ path: ['imageMinimumGCAge'], value: leastText, wants: '0s or more' }] : []),
    ...(isShort
      ? [{ path: ['imageMaximumGCAge'], value: mostText, wants: `more than ${least}s, or 0s` }]
      : []),
  ];
}

/** Source: kubelet pkg/kubelet/kubelet.go (`NewMainKubelet`); pkg/kubelet/config/file.go panics [run]. */
function syncRefusals(config: JsonObject): Refusal[] {
  return ['syncFrequency', 'fileCheckFrequency'].flatMap((field) => {
    const value = asText(config[field]) ?? '';
    if ((secondsAt(config, [field]) ?? 0) >= 0) return [];
    return [{ path: [field], value, wants: 'a duration above 0' }];
  });
}

function quotaRefusals(config: JsonObject, contract: Contract): Refusal[] {
  const path = ['cpuCFSQuotaPeriod'];
  const seconds = secondsAt(config, path);
  const value = asText(config.cpuCFSQuotaPeriod) ?? '';
  if (seconds === undefined) return [];
  const gate = 'CustomCPUCFSQuotaPeriod';
  if (isGateOn(config, gate, contract.kubeletTakesQuotaPeriod)) {
    return seconds >= 0.001 && seconds <= 1 ? [] : [{ path, value, wants: '1ms to 1s' }];
  }
  return seconds === 0.1 ? [] : [{ path, value, wants: `the feature gate ${gate} as well` }];
}

/** Source: component-base tracing/api/v1/config.go. */
function tracingRefusals(config: JsonObject, contract: Contract): Refusal[] {
  const rate = asNumber(valueAt(config, ['tracing', 'samplingRatePerMillion'])) ?? 0;
  const endpoint = asText(valueAt(config, ['tracing', 'endpoint'])) ?? '';
  const path = ['tracing', 'endpoint'];
  const url = parseGoUrl(endpoint.includes('//') ? endpoint : `dns://${endpoint}`, contract);
  const isKnown = url.ok && ['dns', 'unix', 'unix-abstract'].includes(url.scheme.toLowerCase());
  return [
    ...(rate < 0 || rate > 1_000_000
      ? [{ path: ['tracing', 'samplingRatePerMillion'], value: `${rate}`, wants: '0 to 1000000' }]
      : []),
    ...(isKnown ? [] : [{ path, value: endpoint, wants: 'host:port, without a scheme' }]),
  ];
}
