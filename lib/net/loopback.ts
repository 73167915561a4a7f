import type { Address } from './address';
import { Prefix } from './prefix';

const LOOPBACK = [Prefix.of('127.0.0.0/8'), Prefix.of('::1/128')];

export const isLoopback = (address: Address): boolean =>
  LOOPBACK.some((range) => range.contains(address));

/** `0.0.0.0` and `::`: to a listener, every address of the host. */
export const isUnspecified = ({ bits }: Address): boolean => bits === 0n;
