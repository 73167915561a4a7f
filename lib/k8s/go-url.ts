import { parseGoAddress } from '../net/parse-go';
import type { Contract } from './contract';

/** What Go's `url.Parse` finds out about a text, as far as kubeadm asks. */
export type GoUrl =
  | { readonly ok: true; readonly scheme: string; readonly path: string }
  | { readonly ok: false; readonly problem: string };

/** What differs between the Go releases kubeadm is built with. */
export type UrlDialect = Pick<
  Contract,
  'kubeadmRefusesTwoUrlsInOneEndpoint' | 'kubeadmWantsIpv6InUrlBrackets'
>;

const SCHEME = /^([A-Za-z][A-Za-z0-9+.-]*):/;
const CONTROL = /[^\u0020-\u007e\u0080-\u{10ffff}]/u;
const BAD_ESCAPE = /%(?![0-9A-Fa-f]{2})/;
const USERINFO = /^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/;
/** Go `shouldEscape` in host mode; bytes outside ASCII pass. */
const HOST = /^[A-Za-z0-9!$&'()*+,;=:[\]<>"\-_.~%\u0080-\u{10ffff}]*$/u;
/** In a host only bytes outside ASCII and `%25` (before a zone) may be escaped. */
const ASCII_ESCAPE = /%(?!25)[0-7]/;

const refused = (problem: string): GoUrl => ({ ok: false, problem });

/**
 * Go's `url.Parse`. Newer releases refuse a host like `a:1,https:` in http(s), and `[name]`.
 * Source: net/url.
 */
export function parseGoUrl(text: string, dialect: UrlDialect): GoUrl {
  const hash = text.indexOf('#');
  const whole = hash < 0 ? text : text.slice(0, hash);
  if (CONTROL.test(whole)) return refused('a control character');
  if (hash >= 0 && BAD_ESCAPE.test(text.slice(hash))) return refused('a bad % escape');
  if (whole.startsWith(':')) return refused('a colon in front, where the scheme should be');
  const scheme = SCHEME.exec(whole)?.[1] ?? '';
  const afterScheme = scheme === '' ? whole : whole.slice(scheme.length + 1);
  const rest = afterScheme.split('?')[0] ?? '';
  return parseRest(scheme.toLowerCase(), rest, dialect);
}

function parseRest(scheme: string, rest: string, dialect: UrlDialect): GoUrl {
  if (!rest.startsWith('/')) {
    if (scheme !== '') return { ok: true, scheme, path: '' };
    if ((rest.split('/')[0] ?? '').includes(':')) return refused('a colon before the first slash');
  }
  const hasAuthority = rest.startsWith('//') && (scheme !== '' || !rest.startsWith('///'));
  const [authority, path] = hasAuthority ? splitAuthority(rest.slice(2)) : ['', rest];
  const isWeb = scheme === 'http' || scheme === 'https';
  const oneColonPerHost = isWeb && dialect.kubeadmRefusesTwoUrlsInOneEndpoint;
  const problem = authorityProblem(authority, {
    ...dialect,
    kubeadmRefusesTwoUrlsInOneEndpoint: oneColonPerHost,
  });
  if (problem !== undefined) return refused(problem);
  return BAD_ESCAPE.test(path) ? refused('a bad % escape') : { ok: true, scheme, path };
}

function splitAuthority(text: string): [authority: string, path: string] {
  const slash = text.indexOf('/');
  return slash < 0 ? [text, ''] : [text.slice(0, slash), text.slice(slash)];
}

function authorityProblem(authority: string, dialect: UrlDialect): string | undefined {
  const at = authority.lastIndexOf('@');
  const user = authority.slice(0, Math.max(at, 0));
  if (!USERINFO.test(user) || BAD_ESCAPE.test(user)) return 'bad user information';
  return hostProblem(authority.slice(at + 1), dialect);
}

function hostProblem(host: string, dialect: UrlDialect): string | undefined {
  if (BAD_ESCAPE.test(host) || ASCII_ESCAPE.test(host)) return 'a bad % escape in the host';
  if (!HOST.test(host)) return 'a character that no host has';
  if (host.startsWith('[') || (host.includes('[') && dialect.kubeadmWantsIpv6InUrlBrackets)) {
    return bracketProblem(host, dialect);
  }
  const isStrict = dialect.kubeadmRefusesTwoUrlsInOneEndpoint;
  const colon = isStrict ? host.indexOf(':') : host.lastIndexOf(':');
  return colon < 0 ? undefined : portProblem(host.slice(colon));
}

function bracketProblem(host: string, dialect: UrlDialect): string | undefined {
  const end = host.lastIndexOf(']');
  if (!host.startsWith('[') || end < 0) return 'a bracket without its partner';
  if (!dialect.kubeadmWantsIpv6InUrlBrackets) return portProblem(host.slice(end + 1));
  const [address = '', zone] = host.slice(1, end).split('%25');
  const isIPv6 = address.includes(':') && parseGoAddress(address).ok && zone !== '';
  return isIPv6 ? portProblem(host.slice(end + 1)) : 'brackets around something else than IPv6';
}

const portProblem = (text: string): string | undefined =>
  text === '' || /^:\d*$/.test(text) ? undefined : 'a port that is no number';
