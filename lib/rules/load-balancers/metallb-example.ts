/** One object of MetalLB; the lines are those below `spec:`. */
const metalLbObject =
  (kind: string, version = 'v1beta1') =>
  (name: string, ...spec: readonly string[]): string =>
    [
      `apiVersion: metallb.io/${version}`,
      `kind: ${kind}`,
      `metadata: { name: ${name}, namespace: metallb-system }`,
      'spec:',
      ...spec.map((line) => `  ${line}`),
      '',
    ].join('\n');

export const poolExample = metalLbObject('IPAddressPool');
export const l2Example = metalLbObject('L2Advertisement');
export const bgpExample = metalLbObject('BGPAdvertisement');
export const peerExample = metalLbObject('BGPPeer', 'v1beta2');
export const bfdExample = metalLbObject('BFDProfile');
export const communityExample = metalLbObject('Community');

/** The controller of MetalLB itself, in a mode or in that of today's default. */
export const modeExample = (mode?: string): string =>
  [
    'apiVersion: apps/v1',
    'kind: Deployment',
    'metadata: { name: controller }',
    'spec:',
    '  selector: { matchLabels: { app: metallb } }',
    '  template:',
    '    metadata: { labels: { app: metallb } }',
    '    spec:',
    '      containers:',
    '        - name: controller',
    '          image: quay.io/metallb/controller:v0.16.2',
    ...(mode === undefined
      ? []
      : ['          env:', `            - { name: METALLB_BGP_TYPE, value: ${mode} }`]),
    '',
  ].join('\n');

/** A pool of the lab, and its advertisement: a Service can have an address of it. */
export const LAB_POOL = [
  poolExample('lab', 'addresses: [192.168.56.240-192.168.56.250]'),
  l2Example('lab', 'ipAddressPools: [lab]'),
] as const;

interface LoadBalancerParts {
  readonly name?: string;
  /** As in a flow mapping. */
  readonly annotations?: string;
  /** Lines below `spec:`. */
  readonly spec?: readonly string[];
}

/** A Service of type LoadBalancer, called `web` when nothing else is said. */
export const loadBalancerExample = ({
  name = 'web',
  annotations,
  spec = ['ports: [{ port: 80 }]'],
}: LoadBalancerParts = {}): string =>
  [
    'apiVersion: v1',
    'kind: Service',
    `metadata: { name: ${name}${annotations ? `, annotations: { ${annotations} }` : ''} }`,
    'spec:',
    '  type: LoadBalancer',
    ...spec.map((line) => `  ${line}`),
    '',
  ].join('\n');
