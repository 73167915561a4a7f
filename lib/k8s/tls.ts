/** What Go's crypto/tls can; the same from Go 1.22 to 1.26. Source: component-base cli/flag/ciphersuites_flag.go. */
const HTTP2_SUITES = [
  'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
  'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
];

const TLS13_AND_OTHERS = [
  'TLS_AES_128_GCM_SHA256',
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA',
  'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256',
  'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA',
  'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384',
  'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305',
  'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256',
  'TLS_ECDHE_ECDSA_WITH_RC4_128_SHA',
  'TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA',
  'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA',
  'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256',
  'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA',
  'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
  'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305',
  'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256',
  'TLS_ECDHE_RSA_WITH_RC4_128_SHA',
  'TLS_RSA_WITH_3DES_EDE_CBC_SHA',
  'TLS_RSA_WITH_AES_128_CBC_SHA',
  'TLS_RSA_WITH_AES_128_CBC_SHA256',
  'TLS_RSA_WITH_AES_128_GCM_SHA256',
  'TLS_RSA_WITH_AES_256_CBC_SHA',
  'TLS_RSA_WITH_AES_256_GCM_SHA384',
  'TLS_RSA_WITH_RC4_128_SHA',
];

export const TLS_CIPHER_SUITES: readonly string[] = [...HTTP2_SUITES, ...TLS13_AND_OTHERS];

/** A Go server that speaks HTTP/2 below TLS 1.3 does not start without one of them. */
export const HTTP2_CIPHER_SUITES: readonly string[] = HTTP2_SUITES;

export const TLS_VERSIONS: readonly string[] = [
  'VersionTLS10',
  'VersionTLS11',
  'VersionTLS12',
  'VersionTLS13',
];

/** `tls.CurveID` of Go 1.26, which builds the releases that read curves. */
const CURVES = [23, 24, 25, 29, 4587, 4588, 4589];
export const CURVES_WANTED = `numbers of curves, each once: ${CURVES.join(', ')}`;

/** Source: component-base cli/flag/curves_flag.go (`TLSCurvePreferences`). */
export const areCurves = (ids: readonly number[]): boolean =>
  ids.every((id) => CURVES.includes(id)) && new Set(ids).size === ids.length;
