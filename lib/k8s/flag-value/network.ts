import { parseGoAddress, parseGoCidr } from '../../net/parse-go';
import { parseAddressSloppy, parseCidrSloppy } from '../../net/parse-sloppy';
import { splitHostPort } from '../go-host-port';
import { trimSpace } from '../go-value';
import { readCsvRecord } from './csv';
import { isAtoi } from './go-number';

/** pflag `ip`. */
export const isIp = (text: string): boolean => parseGoAddress(trimSpace(text)).ok;

/** pflag `ipNetSlice`: quotes are dropped before anything is read. */
export function areIpNets(text: string): boolean {
  const bare = text.replace(/["'`]/g, '');
  if (bare === '') return true;
  return (readCsvRecord(bare) ?? []).every((cidr) => parseGoCidr(trimSpace(cidr)).ok);
}

/** The load balancer ranges of the in-tree GCE cloud. */
export const areSloppyCidrs = (text: string): boolean =>
  text.split(',').every((cidr) => parseCidrSloppy(cidr).ok);

/** kubernetes `pkg/util/flag.IPVar`. */
export const isSloppyIp = (text: string): boolean => text === '' || parseAddressSloppy(text).ok;

/** kubernetes `pkg/util/flag.IPPortVar`: an address, with or without a port. */
export function isIpPort(text: string): boolean {
  if (isSloppyIp(text)) return true;
  const pair = splitHostPort(text);
  return pair !== undefined && parseAddressSloppy(pair.host).ok && isPortOrZero(pair.port);
}

/** k8s.io/utils/net `ParsePort`: `strconv.ParseUint` in base 10. */
const isPortOrZero = (text: string): boolean => /^\d+$/.test(text) && Number(text) <= 65535;

/** apimachinery `PortRange.Set`: `N`, `A-B` or `A+length`; negative numbers cannot be written. */
export function isPortRange(text: string): boolean {
  const value = trimSpace(text);
  if (value === '') return true;
  const dash = value.indexOf('-');
  const plus = value.indexOf('+');
  if (dash >= 0 && plus >= 0) return false;
  const cut = Math.max(dash, plus);
  const [low, high] = cut < 0 ? [value, value] : [value.slice(0, cut), value.slice(cut + 1)];
  if (!isAtoi(low) || !isAtoi(high)) return false;
  const first = Number(low);
  const last = plus >= 0 ? first + Number(high) : Number(high);
  return first <= 65535 && last <= 65535 && last >= first;
}
