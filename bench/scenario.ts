import { ApiObject, type App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';

/** Ours, from wherever it was loaded. */
export type Library = typeof import('../lib');

/** One kind of program, built at a size, with our library or with plain cdk8s. */
export type Scenario = (app: App, size: number, ours: Library | undefined) => void;

/** A cluster, so that every rule has something to look at. Plain cdk8s runs without. */
function addCluster(app: App, { ClusterNetwork, KubeadmCluster }: Library): void {
  const network = new ClusterNetwork(app, 'network', {
    podCidrs: ['10.244.0.0/16'],
    serviceCidrs: ['10.96.0.0/12'],
    nodeCidrs: ['192.168.56.0/24'],
  });
  const cluster = new KubeadmCluster(app, 'lab', { kubernetesVersion: '1.36.4', network });
  cluster.addControlPlane('cp1', { address: '192.168.56.10' });
}

const PORTS = [
  { name: 'http', port: 80, targetPort: 8080 },
  { name: 'metrics', port: 9090, targetPort: 9090 },
];

/** Our own construct, or with plain cdk8s the object it makes. */
function addService(scope: Construct, index: number, ours: Library | undefined): Construct {
  const metadata = { name: `s${index}`, labels: { app: `a${index}`, tier: 'backend' } };
  const selector = { app: `a${index}` };
  if (ours) {
    return new ours.ClusterIPService(scope, `s${index}`, { metadata, selector, ports: PORTS });
  }
  const spec = { type: 'ClusterIP', selector, ports: PORTS };
  return new ApiObject(scope, `s${index}`, { apiVersion: 'v1', kind: 'Service', metadata, spec });
}

const services: Scenario = (app, size, ours) => {
  if (ours) addCluster(app, ours);
  const chart = new Chart(app, 'services');
  for (let index = 0; index < size; index++) addService(chart, index, ours);
};

const charts: Scenario = (app, size, ours) => {
  for (let index = 0; index < size; index++) {
    addService(new Chart(app, `c${index}`), index, ours);
  }
};

const chain: Scenario = (app, size, ours) => {
  let last: Chart | undefined;
  for (let at = 0; at < size; at++) {
    const chart = new Chart(app, `c${at}`);
    for (let index = 0; index < 20; index++) {
      addService(chart, at * 20 + index, ours);
    }
    if (last) chart.addDependency(last);
    last = chart;
  }
};

export const SCENARIOS: Readonly<Record<string, Scenario>> = { services, charts, chain };
