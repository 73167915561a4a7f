/** A NetworkPolicy called `web` that selects every pod; the lines are those below `podSelector`. */
export const policyExample = (...spec: readonly string[]): string =>
  [
    'apiVersion: networking.k8s.io/v1',
    'kind: NetworkPolicy',
    'metadata: { name: web }',
    'spec:',
    '  podSelector: {}',
    ...spec.map((line) => `  ${line}`),
    '',
  ].join('\n');

/** Traffic from everywhere, to the ports of a flow sequence. */
export const policyOnPorts = (ports: string): string =>
  policyExample(`ingress: [{ ports: [${ports}] }]`);

/** Traffic from one peer. */
export const policyFrom = (peer: string): string => policyExample(`ingress: [{ from: [${peer}] }]`);
