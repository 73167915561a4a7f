import type { Contract } from '../../k8s/contract';
import { parseDurationSeconds } from '../../k8s/go-value';
import { parseQuantity } from '../../k8s/quantity';
import { isObject, type JsonObject, valueAt } from '../../model/document';
import { asList, asNumber, asText } from '../../model/type-meta';
import type { Refusal } from '../setting-check';

const MOST_VERBOSE = 2 ** 31 - 1;

/** `logging` of any component. Source: component-base logs/api/v1/options.go (`Validate`). */
export function loggingRefusals(config: JsonObject, contract: Contract): Refusal[] {
  const format = asText(valueAt(config, ['logging', 'format'])) || 'text';
  const path = ['logging', 'format'];
  return [
    ...(format === 'text' || format === 'json'
      ? []
      : [{ path, value: format, wants: 'text or json' }]),
    ...flushRefusals(config),
    ...verbosityRefusals(['logging', 'verbosity'], valueAt(config, ['logging', 'verbosity'])),
    ...patternRefusals(config, format),
    ...alphaRefusals(config, contract),
  ];
}

function flushRefusals(config: JsonObject): Refusal[] {
  const given = valueAt(config, ['logging', 'flushFrequency']);
  const value = asText(given) ?? String(asNumber(given) ?? 0);
  const size = asNumber(given) ?? parseDurationSeconds(value) ?? 0;
  if (size >= 0) return [];
  return [{ path: ['logging', 'flushFrequency'], value, wants: 'a duration above 0' }];
}

function verbosityRefusals(path: Refusal['path'], given: unknown): Refusal[] {
  if (typeof given !== 'number' || given <= MOST_VERBOSE) return [];
  return [{ path, value: `${given}`, wants: `at most ${MOST_VERBOSE}` }];
}

function patternRefusals(config: JsonObject, format: string): Refusal[] {
  const items = asList(valueAt(config, ['logging', 'vmodule']));
  return items.flatMap((item, index) => {
    const path = ['logging', 'vmodule', index];
    const value = isObject(item) ? (asText(item.filePattern) ?? '') : '';
    if (format !== 'text') return [{ path, value, wants: 'it with format: text only' }];
    if (value === '' || /[=,]/.test(value)) {
      return [{ path, value, wants: 'a file pattern without "=" and ","' }];
    }
    return verbosityRefusals(path, isObject(item) ? item.verbosity : undefined);
  });
}

/**
 * Options that need a feature gate which is off by itself. `splitStream` is none: the default of its
 * flag stands over what the file says. Source: component-base logs/api/v1 (`AddFlags`).
 */
function alphaRefusals(config: JsonObject, contract: Contract): Refusal[] {
  if (valueAt(config, ['featureGates', 'LoggingAlphaOptions']) === true) return [];
  const formats = contract.loggingHasTextOptions ? ['text', 'json'] : ['json'];
  return formats.flatMap((format) => {
    const path = ['logging', 'options', format];
    const size = valueAt(config, [...path, 'infoBufferSize']) ?? 0;
    const wants = 'the feature gate LoggingAlphaOptions as well';
    const isBuffered = parseQuantity(String(size)) !== 0;
    return isBuffered ? [{ path: [...path, 'infoBufferSize'], value: String(size), wants }] : [];
  });
}

/** Only the minor before the component's own. Source: component-base metrics/options.go. */
export function hiddenMetricsRefusals(config: JsonObject, minor: number): Refusal[] {
  const value = asText(config.showHiddenMetricsForVersion);
  const previous = `1.${minor - 1}`;
  if (!value || value === previous) return [];
  return [{ path: ['showHiddenMetricsForVersion'], value, wants: `"${previous}", or nothing` }];
}
