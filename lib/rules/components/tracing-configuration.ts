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
  examples: {
    valid: [{ title: 'host and port', text: withField('endpoint: localhost:4317') }],
    invalid: [
      { title: 'an http URL', text: withField('endpoint: http://localhost:4317') },
      { title: 'more than all', text: withField('samplingRatePerMillion: 1000001') },
    ],
  },
  check({ componentFiles, versions }, report) {
    for (const file of typedFiles({ componentFiles, versions }, 'TracingConfiguration')) {
      for (const refusal of tracingRefusals(file.value)) {
        report('refused', refusal, refusalIn(file, refusal));
      }
    }
  },
});

function tracingRefusals(file: JsonObject): Refusal[] {
  return [
    ...outOfBounds(file, [{ path: 'samplingRatePerMillion', min: 0, max: 1_000_000 }]),
    ...endpointRefusals(asText(file.endpoint) ?? ''),
  ];
}

/** Without `//` gRPC takes it for a name of the DNS. */
function endpointRefusals(value: string): Refusal[] {
  const isTaken = !value.includes('//') || /^(?:dns|unix|unix-abstract):/i.test(value);
  if (isTaken) return [];
  return [
    { path: ['endpoint'], value, wants: 'host:port, or a URL of dns, unix or unix-abstract' },
  ];
}
