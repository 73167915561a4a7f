import { isObject, type JsonObject } from '../../model/document';
import { asList, asText } from '../../model/type-meta';
import { defineRule } from '../rule';
import { missing, type Refusal } from '../setting-check';
import { refusalIn, refusedBy, typedFiles } from './file-check';

const withConnection = (
  connection: string,
  name = 'cluster',
): string => `apiVersion: apiserver.k8s.io/v1beta1
kind: EgressSelectorConfiguration
egressSelections:
  - name: ${name}
    connection: ${connection}
`;

export const egressSelector = defineRule({
  code: 'NET746',
  name: 'egress-selector',
  severity: 'error',
  reads: ['componentFiles'],
  docs: {
    summary:
      'Every egress selection needs a known name, once, and a transport that fits its protocol.',
    why: 'kube-apiserver checks the file before it serves, and exits. Direct connections have no transport, GRPC runs over a Unix socket only, and TLS belongs to https alone.',
    since: '0.1.0',
    source: 'apiserver pkg/server/egressselector/config.go [run]',
  },
  findings: refusedBy('kube-apiserver'),
  examples: () => ({
    valid: [
      { title: 'nothing in between', text: withConnection('{proxyProtocol: Direct}') },
      {
        title: 'Konnectivity beside the API server',
        text: withConnection(
          '{proxyProtocol: GRPC, transport: {uds: {udsName: /run/konnectivity/server.sock}}}',
        ),
      },
    ],
    invalid: [
      {
        title: 'no such name',
        text: withConnection('{proxyProtocol: Direct}', 'nodes'),
      },
      {
        title: 'GRPC over TCP',
        text: withConnection(
          '{proxyProtocol: GRPC, transport: {tcp: {url: "https://127.0.0.1:8131"}}}',
        ),
      },
    ],
  }),
  check({ componentFiles }, report) {
    for (const file of typedFiles(componentFiles, 'EgressSelectorConfiguration')) {
      for (const refusal of egressRefusals(file.value)) {
        report('refused', refusal, refusalIn(file, refusal));
      }
    }
  },
});

type Path = Refusal['path'];

const NAMES = ['cluster', 'controlplane', 'etcd'];
/** Former releases called it so, and it is still read. Source: apis/apiserver/v1beta1/conversion.go. */
const FORMER_NAME = 'master';

function egressRefusals(file: JsonObject): Refusal[] {
  const seen = new Set<string>();
  return asList(file.egressSelections).flatMap((entry, index) => {
    const selection = isObject(entry) ? entry : {};
    const path = ['egressSelections', index];
    const written = asText(selection.name) ?? '';
    const name = written === FORMER_NAME ? 'controlplane' : written.toLowerCase();
    const isAgain = seen.has(name);
    seen.add(name);
    return [
      ...(isAgain ? [{ path: [...path, 'name'], value: written, wants: 'each name once' }] : []),
      ...(isAgain || NAMES.includes(name)
        ? []
        : [{ path: [...path, 'name'], value: written, wants: NAMES.join(', ') }]),
      ...connectionRefusals(isObject(selection.connection) ? selection.connection : {}, [
        ...path,
        'connection',
      ]),
    ];
  });
}

function connectionRefusals(connection: JsonObject, path: Path): Refusal[] {
  const protocol = asText(connection.proxyProtocol) ?? '';
  const transport = isObject(connection.transport) ? connection.transport : undefined;
  const below = [...path, 'transport'];
  switch (protocol) {
    case 'Direct':
      return transport ? [{ path: below, value: 'Direct', wants: 'no transport with Direct' }] : [];
    case 'HTTPConnect':
      return transport
        ? httpRefusals(transport, below)
        : [missing(below, 'transport with tcp or uds')];
    case 'GRPC':
      return isObject(transport?.uds)
        ? socketRefusals(transport.uds, [...below, 'uds'])
        : [missing([...below, 'uds'], 'uds: GRPC runs over a Unix socket')];
    default: {
      const wants = 'Direct, HTTPConnect, GRPC';
      return [{ path: [...path, 'proxyProtocol'], value: protocol, wants }];
    }
  }
}

function httpRefusals({ tcp, uds }: JsonObject, path: Path): Refusal[] {
  if (isObject(tcp) && isObject(uds)) {
    return [{ path: [...path, 'tcp'], value: 'tcp and uds', wants: 'only one of the two' }];
  }
  if (isObject(tcp)) return tcpRefusals(tcp, [...path, 'tcp']);
  if (isObject(uds)) return socketRefusals(uds, [...path, 'uds']);
  return [missing([...path, 'tcp'], 'tcp or uds')];
}

const socketRefusals = ({ udsName }: JsonObject, path: Path): Refusal[] =>
  udsName ? [] : [missing([...path, 'udsName'], 'the path of the socket')];

/** Over http kube-apiserver looks for the certificates all the same, and panics [run]. */
function tcpRefusals({ url, tlsConfig }: JsonObject, path: Path): Refusal[] {
  const value = asText(url) ?? '';
  const below = [...path, 'tlsConfig'];
  if (!value.startsWith('https://')) {
    return [{ path: [...path, 'url'], value, wants: 'a URL that begins with https://' }];
  }
  if (!isObject(tlsConfig)) return [missing(below, 'tlsConfig with clientCert and clientKey')];
  return ['clientCert', 'clientKey'].flatMap((field) =>
    tlsConfig[field] ? [] : [missing([...below, field], 'the path of a file')],
  );
}
