/** An Ingress called `web`; the lines are those below `spec:`. */
export const ingressExample = (...spec: readonly string[]): string =>
  [
    'apiVersion: networking.k8s.io/v1',
    'kind: Ingress',
    'metadata: { name: web }',
    'spec:',
    ...spec.map((line) => `  ${line}`),
    '',
  ].join('\n');

/** One rule for all hosts, with one path. */
export const ingressPath = (path: string): string =>
  ingressExample(`rules: [{ http: { paths: [${path}] } }]`);

/** Everything goes to one backend. */
export const ingressTo = (backend: string): string =>
  ingressPath(`{ path: /, pathType: Prefix, backend: ${backend} }`);

export const TO_WEB = '{ service: { name: web, port: { number: 80 } } }';
