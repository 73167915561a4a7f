import type { FlannelView } from '../../model/cni-config';
import { type At, at } from '../../model/located';
import type { Family } from '../../net/family';
import { parseGoCidr } from '../../net/parse-go';
import type { Prefix } from '../../net/prefix';

/** What net-conf.json says about one family. */
export interface FlannelStack {
  readonly family: Family;
  readonly isEnabled: boolean;
  readonly switchKey: string;
  readonly networkKey: string;
  /** Undefined when it is absent or cannot be read. */
  readonly network: Prefix | undefined;
  readonly isGiven: boolean;
}

const KEYS = [
  { family: 'IPv4', enable: 'EnableIPv4', network: 'Network', byDefault: true },
  { family: 'IPv6', enable: 'EnableIPv6', network: 'IPv6Network', byDefault: false },
] as const;

/** flanneld masks host bits without a word. */
export const stacksOf = (flannel: FlannelView): FlannelStack[] =>
  KEYS.map(({ family, enable, network, byDefault }) => {
    const text = flannel.field(network);
    const reading = typeof text === 'string' ? parseGoCidr(text) : undefined;
    return {
      family,
      isEnabled: (flannel.field(enable) ?? byDefault) === true,
      switchKey: flannel.keyOf(enable),
      networkKey: flannel.keyOf(network),
      network: reading?.ok ? reading.value.prefix : undefined,
      isGiven: text !== undefined,
    };
  });

export const placeIn = (flannel: FlannelView, ...keys: readonly string[]): At =>
  at(flannel.source, ...keys);
