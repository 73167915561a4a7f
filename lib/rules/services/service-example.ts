import { besideCluster } from '../cluster-example';

/** The manifest of a Service called `web`; the lines are those below `spec:`. */
export const serviceExample = (...spec: readonly string[]): string => namedExample('web', ...spec);

export const namedExample = (name: string, ...spec: readonly string[]): string =>
  [
    'apiVersion: v1',
    'kind: Service',
    'metadata:',
    `  name: ${name}`,
    'spec:',
    ...indented(spec),
    '',
  ].join('\n');

/** Several manifests in one file. */
export const manyExamples = (...manifests: readonly string[]): string => manifests.join('---\n');

export const PORT_80 = ['ports:', '  - port: 80'] as const;

const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);

export const withServiceSubnet = (serviceSubnet: string) =>
  besideCluster('networking:', `  serviceSubnet: ${serviceSubnet}`);

export const withNodePortRange = (range: string) =>
  besideCluster(
    'apiServer:',
    '  extraArgs:',
    '    - name: service-node-port-range',
    `      value: ${range}`,
  );
