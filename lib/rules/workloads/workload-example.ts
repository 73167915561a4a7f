interface WorkloadParts {
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
  /** Of the pods, as in a flow mapping. */
  readonly labels?: string;
  /** Of the container, as in a flow sequence; none when left out. */
  readonly ports?: string;
  /** Lines below `spec:` of the object. */
  readonly spec?: readonly string[];
  /** Lines below `spec:` of the pods. */
  readonly podSpec?: readonly string[];
  /** @default true */
  readonly isProbed?: boolean;
}

/** The manifest of a Deployment called `web`, or of another kind with the same shape. */
export const workloadExample = ({
  kind = 'Deployment',
  name = 'web',
  namespace = 'default',
  labels = 'app: web',
  ports,
  spec = [],
  podSpec = [],
  isProbed = true,
}: WorkloadParts = {}): string =>
  [
    'apiVersion: apps/v1',
    `kind: ${kind}`,
    `metadata: { name: ${name}, namespace: ${namespace} }`,
    'spec:',
    ...spec.map((line) => `  ${line}`),
    `  selector: { matchLabels: { ${labels} } }`,
    '  template:',
    `    metadata: { labels: { ${labels} } }`,
    '    spec:',
    ...podSpec.map((line) => `      ${line}`),
    '      containers:',
    `        - name: ${name}`,
    '          image: registry.example/web:1',
    ...(ports ? [`          ports: [${ports}]`] : []),
    ...(isProbed ? ['          readinessProbe: { exec: { command: [ready] } }'] : []),
    '',
  ].join('\n');
