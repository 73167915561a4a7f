/** A Pod called `web`: lines of its container and, below `spec`, of itself. */
export const podExample = (container: readonly string[], podSpec: readonly string[] = []): string =>
  [
    'apiVersion: v1',
    'kind: Pod',
    'metadata: { name: web, namespace: default }',
    'spec:',
    ...podSpec.map((line) => `  ${line}`),
    '  containers:',
    '    - name: web',
    '      image: registry.example/web:1',
    ...container.map((line) => `      ${line}`),
    '',
  ].join('\n');

/** Any object: its head, and the lines below. */
export const objectExample = (
  apiVersion: string,
  kind: string,
  ...lines: readonly string[]
): string =>
  [`apiVersion: ${apiVersion}`, `kind: ${kind}`, 'metadata: { name: web }', ...lines, ''].join(
    '\n',
  );
