import { type ApiObject, Testing } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import {
  AddressType,
  ClusterIPService,
  EndpointSlice,
  ExternalNameService,
  type ExternalServiceProps,
  HeadlessService,
  IPAddress,
  IpFamily,
  IpFamilyPolicy,
  LoadBalancerService,
  NodePortService,
  Protocol,
  ServiceCIDR,
  SessionAffinity,
  TrafficDistribution,
  TrafficPolicy,
} from '../../lib';
import { loadSchema } from '../../lib/k8s/facts/load';
import { fieldsOf } from '../../lib/k8s/facts/schema-table';
import { MINORS } from '../../lib/k8s/version';

type Chart = ReturnType<typeof Testing.chart>;

/** As it would be written, without a check. */
const objectOf = (make: (chart: Chart) => { readonly apiObject: ApiObject }) =>
  make(Testing.chart()).apiObject.toJson();

const PORT = {
  name: 'http',
  port: 80,
  targetPort: 8080,
  protocol: Protocol.TCP,
  appProtocol: 'http',
  nodePort: 30080,
};

const EVERYTHING: ExternalServiceProps & { ports: (typeof PORT)[] } = {
  selector: { app: 'web' },
  ipFamilyPolicy: IpFamilyPolicy.PREFER_DUAL_STACK,
  ipFamilies: [IpFamily.IPV4],
  sessionAffinity: SessionAffinity.CLIENT_IP,
  sessionAffinityTimeoutSeconds: 60,
  internalTrafficPolicy: TrafficPolicy.CLUSTER,
  externalTrafficPolicy: TrafficPolicy.LOCAL,
  trafficDistribution: TrafficDistribution.PREFER_CLOSE,
  publishNotReadyAddresses: true,
  externalIPs: ['192.0.2.1'],
  clusterIP: '10.96.0.80',
  clusterIPs: ['10.96.0.80'],
  ports: [PORT],
};

const SERVICES = {
  ClusterIPService: objectOf((chart) => new ClusterIPService(chart, 'a', EVERYTHING)),
  HeadlessService: objectOf((chart) => new HeadlessService(chart, 'a', EVERYTHING)),
  NodePortService: objectOf((chart) => new NodePortService(chart, 'a', EVERYTHING)),
  LoadBalancerService: objectOf(
    (chart) =>
      new LoadBalancerService(chart, 'a', {
        ...EVERYTHING,
        loadBalancerClass: 'example.com/lb',
        loadBalancerIP: '192.0.2.2',
        loadBalancerSourceRanges: ['192.0.2.0/24'],
        allocateLoadBalancerNodePorts: false,
        healthCheckNodePort: 30081,
      }),
  ),
  ExternalNameService: objectOf(
    (chart) => new ExternalNameService(chart, 'a', { externalName: 'db.example.com' }),
  ),
};

const OF_LOAD_BALANCERS = [
  ...['allocateLoadBalancerNodePorts', 'healthCheckNodePort', 'loadBalancerClass'],
  ...['loadBalancerIP', 'loadBalancerSourceRanges'],
];

/** Fields of `spec` that a class has no prop for: kube-apiserver refuses them there, or nobody reads them. */
const LEFT_OUT: Readonly<Record<keyof typeof SERVICES, readonly string[]>> = {
  ClusterIPService: [...OF_LOAD_BALANCERS, 'externalName', 'externalTrafficPolicy'],
  HeadlessService: [
    ...[...OF_LOAD_BALANCERS, 'externalName', 'externalTrafficPolicy'],
    // Always `None`.
    'clusterIPs',
  ],
  NodePortService: [...OF_LOAD_BALANCERS, 'externalName'],
  LoadBalancerService: ['externalName'],
  ExternalNameService: [
    ...[...OF_LOAD_BALANCERS, 'clusterIP', 'clusterIPs', 'externalTrafficPolicy'],
    ...['ipFamilies', 'ipFamilyPolicy', 'externalIPs', 'internalTrafficPolicy', 'ports'],
    ...['publishNotReadyAddresses', 'selector', 'sessionAffinity', 'sessionAffinityConfig'],
    'trafficDistribution',
  ],
};

/** Names of the fields of a type, at any minor. */
function fieldsOfType(apiVersion: string, type: string): string[] {
  const table = loadSchema(apiVersion);
  if (!table) throw new Error(`no table of ${apiVersion}`);
  const names = MINORS.flatMap((minor) => [...fieldsOf(table, type, minor).keys()]);
  return [...new Set(names)].sort();
}

const keysOf = (...objects: object[]): string[] =>
  [...new Set(objects.flatMap((object) => Object.keys(object)))].sort();

describe('every field of a Service has a prop, or a reason why not', () => {
  it.each(Object.keys(LEFT_OUT) as (keyof typeof SERVICES)[])('%s', (name) => {
    const written = [...keysOf(SERVICES[name].spec), ...LEFT_OUT[name]].sort();

    expect(written).toEqual(fieldsOfType('v1', 'ServiceSpec'));
  });

  it('ports', () => {
    const { ports } = SERVICES.NodePortService.spec;

    expect(keysOf(ports[0])).toEqual(fieldsOfType('v1', 'ServicePort'));
  });
});

const slice = objectOf((chart) => {
  const service = new ClusterIPService(chart, 'db', {
    metadata: { name: 'db', namespace: 'shop' },
    ports: [{ port: 5432 }],
  });
  return new EndpointSlice(chart, 'db-1', {
    service,
    metadata: { labels: { team: 'data' } },
    addressType: AddressType.IPV4,
    endpoints: [
      {
        addresses: ['192.0.2.7'],
        conditions: { ready: true, serving: true, terminating: false },
        hostname: 'db-0',
        nodeName: 'w1',
        zone: 'a',
        hints: { forZones: [{ name: 'a' }], forNodes: [{ name: 'w1' }] },
        targetRef: { kind: 'Pod', name: 'db-0' },
      },
    ],
    ports: [{ name: 'db', port: 5432, protocol: Protocol.TCP, appProtocol: 'postgresql' }],
  });
});

describe('an EndpointSlice', () => {
  const DISCOVERY = 'discovery.k8s.io/v1';

  it('is tied to its Service by label and namespace', () => {
    expect(slice.metadata).toMatchObject({
      namespace: 'shop',
      labels: { 'kubernetes.io/service-name': 'db', team: 'data' },
    });
  });

  it('has a prop for every field but the deprecated one', () => {
    const [endpoint] = slice.endpoints;

    expect(keysOf(slice)).toEqual(fieldsOfType(DISCOVERY, 'EndpointSlice'));
    expect([...keysOf(endpoint), 'deprecatedTopology'].sort()).toEqual(
      fieldsOfType(DISCOVERY, 'Endpoint'),
    );
    expect(keysOf(endpoint.conditions)).toEqual(fieldsOfType(DISCOVERY, 'EndpointConditions'));
    expect(keysOf(endpoint.hints)).toEqual(fieldsOfType(DISCOVERY, 'EndpointHints'));
    expect(keysOf(slice.ports[0])).toEqual(fieldsOfType(DISCOVERY, 'EndpointPort'));
  });

  it('takes its addressType from the first address', () => {
    const addressTypeOf = (address: string) =>
      objectOf(
        (chart) =>
          new EndpointSlice(chart, 'a', {
            serviceName: 'db',
            endpoints: [{ addresses: [address] }],
          }),
      ).addressType;

    expect(['192.0.2.7', '2001:db8::7'].map(addressTypeOf)).toEqual(['IPv4', 'IPv6']);
  });
});

it('a ServiceCIDR and an IPAddress say what the API wants', () => {
  const range = objectOf(
    (chart) =>
      new ServiceCIDR(chart, 'a', { metadata: { name: 'more' }, cidrs: ['10.112.0.0/16'] }),
  );
  const address = objectOf(
    (chart) =>
      new IPAddress(chart, 'a', {
        address: '10.112.0.7',
        parentRef: { group: 'example.com', resource: 'things', namespace: 'shop', name: 'a' },
      }),
  );

  expect(range).toEqual({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'ServiceCIDR',
    metadata: { name: 'more' },
    spec: { cidrs: ['10.112.0.0/16'] },
  });
  expect(address.metadata).toEqual({ name: '10.112.0.7' });
  expect(keysOf(address.spec.parentRef)).toEqual(
    fieldsOfType('networking.k8s.io/v1', 'ParentReference'),
  );
});
