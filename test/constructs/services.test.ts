import { Testing } from 'cdk8s';
import { Deployment, Pod, Pods } from 'cdk8s-plus-28';
import { describe, expect, it } from 'vitest';
import {
  type AddressedServiceProps,
  ClusterIPService,
  ExternalNameService,
  type ExternalServiceProps,
  HeadlessService,
  IpFamily,
  IpFamilyPolicy,
  LoadBalancerService,
  NodePortService,
  Protocol,
  type SelectingServiceProps,
  SessionAffinity,
  TrafficDistribution,
  TrafficPolicy,
} from '../../lib';

const SELECTING: SelectingServiceProps = {
  metadata: { name: 'web', namespace: 'shop', labels: { a: 'b' }, annotations: { c: 'd' } },
  selector: { app: 'web' },
  ipFamilyPolicy: IpFamilyPolicy.PREFER_DUAL_STACK,
  ipFamilies: [IpFamily.IPV4],
  sessionAffinity: SessionAffinity.CLIENT_IP,
  sessionAffinityTimeoutSeconds: 600,
  internalTrafficPolicy: TrafficPolicy.CLUSTER,
  trafficDistribution: TrafficDistribution.PREFER_CLOSE,
  publishNotReadyAddresses: true,
  externalIPs: ['192.0.2.1'],
};
const ADDRESSED: AddressedServiceProps = { ...SELECTING, clusterIP: '10.96.0.80' };
const EXTERNAL: ExternalServiceProps = {
  ...ADDRESSED,
  externalTrafficPolicy: TrafficPolicy.LOCAL,
};

const SELECTING_SPEC = {
  selector: { app: 'web' },
  ipFamilyPolicy: 'PreferDualStack',
  ipFamilies: ['IPv4'],
  sessionAffinity: 'ClientIP',
  sessionAffinityConfig: { clientIP: { timeoutSeconds: 600 } },
  internalTrafficPolicy: 'Cluster',
  trafficDistribution: 'PreferClose',
  publishNotReadyAddresses: true,
  externalIPs: ['192.0.2.1'],
};
const ADDRESSED_SPEC = { ...SELECTING_SPEC, clusterIP: '10.96.0.80' };
const EXTERNAL_SPEC = { ...ADDRESSED_SPEC, externalTrafficPolicy: 'Local' };

const PORT = {
  name: 'http',
  port: 80,
  targetPort: 'web',
  protocol: Protocol.TCP,
  appProtocol: 'kubernetes.io/h2c',
};
const NODE_PORT = { ...PORT, nodePort: 30080 };

/** The only object of a chart that holds what `make` adds. */
function onlyObject(make: (chart: ReturnType<typeof Testing.chart>) => unknown) {
  const chart = Testing.chart();
  make(chart);
  return Testing.synth(chart).at(-1);
}

describe('every prop of a Service stands where the API wants it', () => {
  it('ClusterIPService', () => {
    const service = onlyObject(
      (chart) => new ClusterIPService(chart, 'web', { ...ADDRESSED, ports: [PORT] }),
    );

    expect(service).toEqual({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: SELECTING.metadata,
      spec: { type: 'ClusterIP', ...ADDRESSED_SPEC, ports: [PORT] },
    });
  });

  it('HeadlessService', () => {
    const service = onlyObject(
      (chart) => new HeadlessService(chart, 'web', { ...SELECTING, ports: [PORT] }),
    );

    expect(service.spec).toEqual({
      type: 'ClusterIP',
      ...SELECTING_SPEC,
      clusterIP: 'None',
      ports: [PORT],
    });
  });

  it('NodePortService', () => {
    const service = onlyObject(
      (chart) => new NodePortService(chart, 'web', { ...EXTERNAL, ports: [NODE_PORT] }),
    );

    expect(service.spec).toEqual({ type: 'NodePort', ...EXTERNAL_SPEC, ports: [NODE_PORT] });
  });

  it('LoadBalancerService', () => {
    const own = {
      loadBalancerClass: 'example.com/lb',
      loadBalancerIP: '192.0.2.10',
      loadBalancerSourceRanges: ['198.51.100.0/24'],
      allocateLoadBalancerNodePorts: false,
      healthCheckNodePort: 30081,
    };

    const service = onlyObject(
      (chart) => new LoadBalancerService(chart, 'web', { ...EXTERNAL, ...own, ports: [NODE_PORT] }),
    );

    expect(service.spec).toEqual({
      type: 'LoadBalancer',
      ...EXTERNAL_SPEC,
      ...own,
      ports: [NODE_PORT],
    });
  });

  it('ExternalNameService', () => {
    const service = onlyObject(
      (chart) => new ExternalNameService(chart, 'db', { externalName: 'db.example.com' }),
    );

    expect(service.spec).toEqual({ type: 'ExternalName', externalName: 'db.example.com' });
  });
});

describe('what a Service fills in by itself', () => {
  it('repeats the first of two addresses as clusterIP, because the API refuses the list alone', () => {
    const service = new ClusterIPService(Testing.chart(), 'both', {
      clusterIPs: ['fd00:96::53', '10.96.0.53'],
      ports: [{ port: 53 }],
    });

    expect(service.apiObject.toJson().spec).toMatchObject({
      clusterIP: 'fd00:96::53',
      clusterIPs: ['fd00:96::53', '10.96.0.53'],
    });
  });

  it('writes no field that was not given', () => {
    const service = onlyObject(
      (chart) => new ClusterIPService(chart, 'web', { ports: [{ port: 80 }] }),
    );

    expect(service.spec).toEqual({ type: 'ClusterIP', ports: [{ port: 80 }] });
  });

  it('derives its name from the construct path, and tells it', () => {
    const chart = Testing.chart();
    const service = new HeadlessService(chart, 'pods');

    expect(Testing.synth(chart)[0].metadata.name).toBe(service.name);
    expect(service.name).toMatch(/^test-pods-/);
  });
});

describe('a workload as selector', () => {
  it('gives the labels that select the pods of a Deployment', () => {
    const chart = Testing.chart();
    const deployment = new Deployment(chart, 'deployment', { containers: [{ image: 'nginx' }] });
    new ClusterIPService(chart, 'web', { selector: deployment, ports: [{ port: 80 }] });
    const [workload, service] = Testing.synth(chart);

    expect(service.spec.selector).toEqual(workload.spec.selector.matchLabels);
  });

  it('gives the labels of a Pod', () => {
    const chart = Testing.chart();
    const pod = new Pod(chart, 'pod', { containers: [{ image: 'nginx' }] });
    new ClusterIPService(chart, 'web', { selector: pod, ports: [{ port: 80 }] });
    const [object, service] = Testing.synth(chart);

    expect(object.metadata.labels).toMatchObject(service.spec.selector);
    expect(Object.keys(service.spec.selector)).not.toEqual([]);
  });

  it('gives the labels of any other selector of cdk8s-plus', () => {
    const service = onlyObject(
      (chart) =>
        new ClusterIPService(chart, 'web', {
          selector: Pods.select(chart, 'pods', { labels: { app: 'elsewhere' } }),
          ports: [{ port: 80 }],
        }),
    );

    expect(service.spec.selector).toEqual({ app: 'elsewhere' });
  });
});
