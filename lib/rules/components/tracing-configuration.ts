import { contractOf } from '../../k8s/contract';
import type { JsonObject } from '../../model/document';
import { asText } from '../../model/type-meta';
import { defineRule } from '../rule';
import { outOfBounds, type Refusal } from '../setting-check';
import { refusalIn, refusedBy, typedFiles } from './file-check';

const withField = (field: string): string =>
  `apiVersion: apiserver.config.k8s.io/v1\nkind: TracingConfiguration\n${field}\n`;

export const tracingConfiguration = defineRule({
  code: 'NET747',
  name: 'tracing-configuration',
  severity: 'error',
  reads: ['componentFiles', 'versions'],
  docs: {
    summary: 'Tracing needs a sampling rate up to a million and an endpoint that gRPC can reach.',
    why: 'kube-apiserver checks the file before it serves, and exits. The endpoint is the address of an OTLP collector as gRPC writes it, not an http URL.',
    since: '0.1.0',
    source: 'component-base tracing/api/v1/config.go [run]',
  },
  findings: refusedBy('kube-apiserver'),
  examples: () => ({
    valid: [{ title: 'host and port', text: withField('endpoint: localhost:4317') }],
    invalid: [
      { title: 'an http URL', text: withField('endpoint: http://localhost:4317') },
      { title: 'more than all', text: withField('samplingRatePerMillion: 1000001') },
    ],
  }),
  check({ componentFiles, versions }, report) {
    for (const file of typedFiles(componentFiles, 'TracingConfiguration')) {
      for (const refusal of tracingRefusals(file.value, versions.minor)) {
        report('refused', refusal, refusalIn(file, refusal));
      }
    }
  },
});

function tracingRefusals(file: JsonObject, minor: number): Refusal[] {
  const endpoint = asText(file.endpoint);
  return [
    ...outOfBounds(file, [{ path: 'samplingRatePerMillion', min: 0, max: 1_000_000 }]),
    ...(endpoint === undefined ? [] : endpointRefusals(endpoint, minor)),
  ];
}

function endpointRefusals(value: string, minor: number): Refusal[] {
  const isDialled = contractOf(minor).apiserverDialsTheCollectorAtOnce;
  if (isUrlOfGrpc(value) && !(isDialled && hasNobody(value))) return [];
  return [
    { path: ['endpoint'], value, wants: 'host:port, or a URL of dns, unix or unix-abstract' },
  ];
}

/** Without `//` gRPC takes it for a name of the DNS. */
const isUrlOfGrpc = (value: string): boolean =>
  !value.includes('//') || /^(?:dns|unix|unix-abstract):/i.test(value);

/** No address at all, or a socket on a host; gRPC's resolvers say so when they are built. */
const hasNobody = (value: string): boolean =>
  value === '' || /^dns:\/\/[^/]*\/?$/i.test(value) || /^unix(?:-abstract)?:\/\/[^/]/i.test(value);
