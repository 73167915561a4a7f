import { trimSpace } from '../go-value';
import { isLabelValue, isQualifiedName } from '../names';
import { isQuantityText } from '../quantity';
import { readCsvRecord } from './csv';
import { isAtoi, isGoInteger } from './go-number';

/** Flags that hold a list of pairs. Source: component-base `cli/flag`, kubernetes `pkg/util/flag`. */
const entries = (text: string): string[] => text.split(',').filter((entry) => entry !== '');

/** `MapStringString`, `LangleSeparatedMapStringString`, `ColonSeparatedMultimapStringString`. */
export const arePairs = (text: string, separator: '=' | '<' | ':'): boolean =>
  entries(text).every((entry) => entry.includes(separator));

/** pflag `stringToString`: a single pair is taken whole, more of them are read as CSV. */
export function areCsvPairs(text: string): boolean {
  const count = text.split('=').length - 1;
  if (count <= 1) return count === 1;
  return readCsvRecord(text)?.every((pair) => pair.includes('=')) ?? false;
}

/** `vmoduleConfigurationPFlag`: `pattern=N`. */
export const areVerbosities = (text: string): boolean =>
  entries(text).every((entry) => {
    const [pattern, level = '', ...more] = entry.split('=');
    return pattern !== '' && more.length === 0 && isVerbosity(level);
  });

/** A number of log level: decimal, without a sign. */
export const isVerbosity = (text: string): boolean =>
  isGoInteger(text, { bits: 31, isSigned: false, base: 10 });

/** `NamedCertKey`: `cert,key` and, after a colon, names. */
export function isNamedCertKey(text: string): boolean {
  const colon = text.indexOf(':');
  const files = colon < 0 ? text : text.slice(0, colon);
  const hasNames = colon < 0 || trimSpace(text.slice(colon + 1)) !== '';
  return hasNames && files.split(',').length === 2;
}

const EFFECTS: ReadonlySet<string> = new Set(['NoSchedule', 'PreferNoSchedule', 'NoExecute']);

/** `RegisterWithTaintsVar`: a taint with `-` behind it is read, and then left out. */
export function areTaints(text: string): boolean {
  if (text === '') return true;
  const seen = new Set<string>();
  return text.split(',').every((spec) => {
    const isRemoval = spec.endsWith('-');
    const taint = parseTaint(isRemoval ? spec.slice(0, -1) : spec);
    if (!taint || isRemoval) return taint !== undefined;
    const identity = `${taint.key}:${taint.effect}`;
    if (taint.effect === undefined || seen.has(identity)) return false;
    seen.add(identity);
    return true;
  });
}

function parseTaint(spec: string): { key: string; effect: string | undefined } | undefined {
  const [pair = '', effect, ...more] = spec.split(':');
  const [key = '', value = '', ...rest] = effect === undefined ? [pair] : pair.split('=');
  const isWhole = more.length === 0 && rest.length === 0;
  const isKnown = effect === undefined || EFFECTS.has(effect);
  return isWhole && isKnown && isQualifiedName(key) && isLabelValue(value)
    ? { key, effect }
    : undefined;
}

/** `ReservedMemoryVar`: `0:memory=1Gi,hugepages-1Gi=2Gi;1:memory=2Gi`. */
export const areMemoryReservations = (text: string): boolean =>
  text === '' ||
  text.split(';').every((reservation) => {
    const [node = '', limits, ...more] = reservation.split(':');
    return (
      limits !== undefined &&
      more.length === 0 &&
      isAtoi(node) &&
      limits.split(',').every(isMemoryLimit)
    );
  });

function isMemoryLimit(text: string): boolean {
  const [resource = '', quantity, ...more] = text.split('=');
  const isMemory = resource === 'memory' || resource.startsWith('hugepages-');
  return isMemory && quantity !== undefined && more.length === 0 && isQuantityText(quantity);
}
