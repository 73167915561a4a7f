import { parseFlagBool } from '../go-value';
import { isQuantityText } from '../quantity';
import { isDurationText } from '../schema/go-scalars';
import { readCsvRecord } from './csv';
import { areEtcdUrls, areEtcdUrlsWithPort } from './etcd-urls';
import { isGoFloat, isGoInteger } from './go-number';
import { areIpNets, areSloppyCidrs, isIp, isIpPort, isPortRange, isSloppyIp } from './network';
import {
  areCsvPairs,
  areMemoryReservations,
  arePairs,
  areTaints,
  areVerbosities,
  isNamedCertKey,
  isVerbosity,
} from './pairs';

interface Grammar {
  readonly reads: (text: string, choices: readonly string[]) => boolean;
  /** Completes the sentence "write …". */
  readonly wants: string;
}

const signed = (bits: 32 | 64): Grammar => ({
  reads: (text) => isGoInteger(text, { bits, isSigned: true, base: 0 }),
  wants: 'a whole number',
});
const unsigned = (bits: 32 | 64): Grammar => ({
  reads: (text) => isGoInteger(text, { bits, isSigned: false, base: 0 }),
  wants: 'a whole number of 0 or more',
});
const float = (bits: 32 | 64): Grammar => ({
  reads: (text) => isGoFloat(text, bits),
  wants: 'a number',
});
const anything: Grammar = { reads: () => true, wants: 'any text' };

/**
 * What each type of flag takes. The types are those of pflag, Go's flag, component-base, kubelet
 * and etcd; conformance/facts/flag-types.ts says which Go type is which.
 */
const GRAMMARS = {
  any: anything,
  bool: { reads: (text) => parseFlagBool(text) !== undefined, wants: 'true or false' },
  int32: signed(32),
  int64: signed(64),
  uint32: unsigned(32),
  uint64: unsigned(64),
  float32: float(32),
  float64: float(64),
  duration: { reads: isDurationText, wants: 'a duration with its unit, such as 30s' },
  quantity: { reads: isQuantityText, wants: 'a quantity such as 100Mi' },
  csv: {
    reads: (text) => text === '' || readCsvRecord(text) !== undefined,
    wants: 'a comma-separated list without stray quotes',
  },
  int32s: {
    reads: (text) => text.split(',').every((item) => signed(32).reads(item, [])),
    wants: 'whole numbers, with commas between',
  },
  csvPairs: { reads: areCsvPairs, wants: 'name=value, with commas between' },
  pair: { reads: (text) => text.includes('='), wants: 'name=value' },
  pairs: { reads: (text) => arePairs(text, '='), wants: 'name=value, with commas between' },
  lessPairs: { reads: (text) => arePairs(text, '<'), wants: 'name<value, with commas between' },
  colonPairs: { reads: (text) => arePairs(text, ':'), wants: 'name:value, with commas between' },
  /** Feature gates are judged by name: see gate-settings.ts. */
  gates: anything,
  gateMap: anything,
  prefixedGates: anything,
  verbosity: { reads: isVerbosity, wants: 'a whole number of 0 or more' },
  verbosities: { reads: areVerbosities, wants: 'pattern=level, with commas between' },
  namedCertKey: { reads: isNamedCertKey, wants: 'certificate,key or certificate,key:name' },
  taints: { reads: areTaints, wants: 'key=value:effect, with commas between' },
  memoryReservations: { reads: areMemoryReservations, wants: '0:memory=1Gi' },
  ip: { reads: isIp, wants: 'an address' },
  ipOrNone: { reads: (text) => text === '' || isIp(text), wants: 'an address' },
  sloppyIp: { reads: isSloppyIp, wants: 'an address' },
  ipPort: { reads: isIpPort, wants: 'an address, or address:port' },
  ipNets: { reads: areIpNets, wants: 'CIDRs, with commas between' },
  sloppyCidrs: { reads: areSloppyCidrs, wants: 'CIDRs, with commas between' },
  portRange: { reads: isPortRange, wants: 'first-last, such as 30000-32767' },
  version: {
    reads: (text) => text === 'raw' || /^v\d/.test(text) || parseFlagBool(text) !== undefined,
    wants: 'true or false',
  },
  choice: {
    reads: (text, choices) => choices.includes(text),
    wants: 'one of its words',
  },
  choices: {
    reads: (text, choices) => text.split(',').every((word) => choices.includes(word)),
    wants: 'its words, with commas between',
  },
  urls: {
    reads: (text, exceptions) => exceptions.includes(text) || areEtcdUrls(text),
    wants: 'http://host:port or https://host:port, with commas between',
  },
  portUrls: {
    reads: (text, exceptions) => exceptions.includes(text) || areEtcdUrlsWithPort(text),
    wants: 'http://host:port or https://host:port, with commas between',
  },
} as const satisfies Readonly<Record<string, Grammar>>;

export type FlagTypeName = keyof typeof GRAMMARS;

/** A type with the words it knows, if any: `choice:existing,new`. */
export interface FlagType {
  readonly name: FlagTypeName;
  readonly words: readonly string[];
}

export function parseFlagType(text: string): FlagType {
  const colon = text.indexOf(':');
  const name = (colon < 0 ? text : text.slice(0, colon)) as FlagTypeName;
  return { name, words: colon < 0 ? [] : text.slice(colon + 1).split(',') };
}

/** Whether the component gets past this value; what it does with it is another matter. */
export const readsAs = ({ name, words }: FlagType, text: string): boolean =>
  grammarOf(name).reads(text, words);

export const wantedBy = ({ name, words }: FlagType): string =>
  name === 'choice' ? words.join(' or ') : grammarOf(name).wants;

const grammarOf = (name: FlagTypeName): Grammar => GRAMMARS[name];
