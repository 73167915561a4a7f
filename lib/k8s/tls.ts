import { wordsAt } from './component-words';
import { NEWEST_MINOR } from './version';

/** What Go's crypto/tls can; the same at every minor, and in etcd. */
export const TLS_CIPHER_SUITES: readonly string[] = wordsAt('TLS cipher suites', NEWEST_MINOR);

export const TLS_VERSIONS: readonly string[] = wordsAt('TLS versions', NEWEST_MINOR);

/**
 * A Go server that speaks HTTP/2 below TLS 1.3 does not start without one of them.
 * Source: golang.org/x/net/http2 `ConfigureServer`.
 */
export const HTTP2_CIPHER_SUITES: readonly string[] = [
  'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
  'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
];

/** `tls.CurveID` of Go 1.26, which builds the releases that read curves. */
const CURVES = [23, 24, 25, 29, 4587, 4588, 4589];
export const CURVES_WANTED = `numbers of curves, each once: ${CURVES.join(', ')}`;

/** Source: component-base cli/flag/curves_flag.go (`TLSCurvePreferences`). */
export const areCurves = (ids: readonly number[]): boolean =>
  ids.every((id) => CURVES.includes(id)) && new Set(ids).size === ids.length;
