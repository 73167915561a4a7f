import { ApiObject, type Chart } from 'cdk8s';
import { EndpointSlice, HeadlessService, IpFamilyPolicy } from '../../../lib';
import { podTemplate } from '../workloads';

const PORTS = [{ name: 'http', port: 8080 }];
const DUAL = { ports: PORTS, ipFamilyPolicy: IpFamilyPolicy.PREFER_DUAL_STACK };

/** Endpoints of headless Services that have names of their own: of a StatefulSet, of a pod, and machines outside. */
export function addNamedEndpoints(chart: Chart): void {
  addStatefulSet(chart);
  addPod(chart);
  addMachines(chart);
}

function addStatefulSet(chart: Chart): void {
  const selector = { app: 'ordered' };
  new HeadlessService(chart, 'ordered', { ...DUAL, metadata: { name: 'ordered' }, selector });
  new ApiObject(chart, 'ordered-pods', {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'ordered' },
    spec: {
      serviceName: 'ordered',
      replicas: 2,
      ordinals: { start: 3 },
      podManagementPolicy: 'Parallel',
      selector: { matchLabels: selector },
      template: podTemplate(selector),
    },
  });
}

function addPod(chart: Chart): void {
  const labels = { app: 'named' };
  new HeadlessService(chart, 'named', {
    ...DUAL,
    metadata: { name: 'named' },
    selector: labels,
  });
  const { spec } = podTemplate(labels);
  new ApiObject(chart, 'named-pod', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'some-pod', labels },
    spec: { ...spec, hostname: 'chosen', subdomain: 'named' },
  });
}

/** Nothing answers there: what is asked for are names. */
function addMachines(chart: Chart): void {
  new HeadlessService(chart, 'machines', {
    ...DUAL,
    metadata: { name: 'machines' },
    publishNotReadyAddresses: true,
  });
  const slices = { IPv4: '192.0.2.', IPv6: '2001:db8::' };
  for (const [family, base] of Object.entries(slices)) {
    new EndpointSlice(chart, `machines-${family}`, {
      metadata: { name: `machines-${family.toLowerCase()}` },
      serviceName: 'machines',
      ports: PORTS,
      endpoints: [
        { addresses: [`${base}31`], hostname: 'first' },
        { addresses: [`${base}32`], hostname: 'second' },
        { addresses: [`${base}33`] },
        { addresses: [`${base}34`], hostname: 'off', conditions: { ready: false } },
      ],
    });
  }
}
