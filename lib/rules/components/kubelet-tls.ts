import {
  areCurves,
  CURVES_WANTED,
  HTTP2_CIPHER_SUITES,
  TLS_CIPHER_SUITES,
  TLS_VERSIONS,
} from '../../k8s/tls';
import type { JsonObject } from '../../model/document';
import { asList, asNumber, asText } from '../../model/type-meta';
import { isGateOn, noneOf, type Refusal } from '../setting-check';

/** How the kubelet serves TLS. Source: cmd/kubelet/app/server.go (`InitializeTLS`). */
export function tlsRefusals(config: JsonObject): Refusal[] {
  return [
    ...noneOf(config, 'tlsMinVersion', TLS_VERSIONS),
    ...suiteRefusals(config),
    ...curveRefusals(config),
    ...bootstrapRefusals(config),
  ];
}

function suiteRefusals(config: JsonObject): Refusal[] {
  const suites = asList(config.tlsCipherSuites).map((suite) => asText(suite) ?? '');
  const unknown = suites.flatMap((value, index) =>
    TLS_CIPHER_SUITES.includes(value)
      ? []
      : [{ path: ['tlsCipherSuites', index], value, wants: 'the name of a cipher suite of Go' }],
  );
  if (suites.length === 0 || unknown.length > 0 || servesWith(suites, config)) return unknown;
  const wants = `one of ${HTTP2_CIPHER_SUITES.join(', ')} as well`;
  return [{ path: ['tlsCipherSuites'], value: suites.join(', '), wants }];
}

/** HTTP/2 asks for a suite of its own, unless TLS 1.3 chooses them. */
const servesWith = (suites: readonly string[], config: JsonObject): boolean =>
  config.enableServer === false ||
  config.tlsMinVersion === 'VersionTLS13' ||
  suites.some((suite) => HTTP2_CIPHER_SUITES.includes(suite));

function bootstrapRefusals(config: JsonObject): Refusal[] {
  const gate = 'RotateKubeletServerCertificate';
  if (config.serverTLSBootstrap !== true || isGateOn(config, gate, true)) return [];
  return [{ path: ['serverTLSBootstrap'], value: 'true', wants: `false, or the gate ${gate}` }];
}

function curveRefusals(config: JsonObject): Refusal[] {
  const field = 'tlsCurvePreferences';
  const curves = asList(config[field]).map((curve) => asNumber(curve) ?? 0);
  if (areCurves(curves)) return [];
  return [{ path: [field], value: curves.join(', '), wants: CURVES_WANTED }];
}
