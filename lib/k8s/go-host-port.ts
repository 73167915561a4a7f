/** What Go's `net.SplitHostPort` makes of a text. */
export interface HostPort {
  readonly host: string;
  /** As written; may be empty. */
  readonly port: string;
}

/** Go's `net.SplitHostPort`; undefined where it fails: no port, too many colons, stray brackets. */
export function splitHostPort(text: string): HostPort | undefined {
  const colon = text.lastIndexOf(':');
  if (colon < 0) return undefined;
  if (text.startsWith('[')) return splitBracketed(text, colon);
  const host = text.slice(0, colon);
  return /[:[\]]/.test(host) || /[[\]]/.test(text.slice(colon))
    ? undefined
    : { host, port: text.slice(colon + 1) };
}

function splitBracketed(text: string, colon: number): HostPort | undefined {
  const end = text.indexOf(']');
  if (end < 0 || end + 1 !== colon) return undefined;
  const host = text.slice(1, end);
  const port = text.slice(colon + 1);
  return host.includes('[') || /[[\]]/.test(port) ? undefined : { host, port };
}

/** An address, with or without its port. Source: kubernetes pkg/proxy/util `AppendPortIfNeeded`. */
export const hostWithPort = (text: string, usual: number): HostPort =>
  splitHostPort(text) ?? { host: text.replace(/^\[|\]$/g, ''), port: `${usual}` };

/** k8s.io/utils/net `ParsePort` and 1 … 65535: digits only, leading zeros are fine, no sign. */
export const isPortText = (text: string): boolean =>
  /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 65535;
