/** The manifest of an EndpointSlice of the Service `web`; the lines are those beside `metadata`. */
export const sliceExample = (...lines: readonly string[]): string =>
  [
    'apiVersion: discovery.k8s.io/v1',
    'kind: EndpointSlice',
    'metadata: { name: web-1, labels: { kubernetes.io/service-name: web } }',
    ...lines,
    '',
  ].join('\n');

/** Lines of a slice with these addresses, as in a flow sequence, on port 80. */
export const sliceOf = (addressType: string, addresses: string): string =>
  sliceExample(
    `addressType: ${addressType}`,
    'endpoints:',
    `  - addresses: [${addresses}]`,
    'ports:',
    '  - port: 80',
  );
