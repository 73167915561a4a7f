import { ApiObject, type App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { ClusterIPService, ClusterNetwork, KubeadmApp, KubeadmCluster } from '../lib';

/** One kind of program, built at a size, below either app. */
export type Scenario = (app: App, size: number) => void;

/** A cluster, so that every rule has something to look at. Plain cdk8s runs without. */
function addCluster(app: App): void {
  if (!(app instanceof KubeadmApp)) return;
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

/** With our app our own construct, with plain cdk8s the object it makes. */
function addService(scope: Construct, index: number, isOurs: boolean): Construct {
  const metadata = { name: `s${index}`, labels: { app: `a${index}`, tier: 'backend' } };
  const selector = { app: `a${index}` };
  if (isOurs) {
    return new ClusterIPService(scope, `s${index}`, {
      metadata,
      selector,
      ports: PORTS,
    });
  }
  const spec = { type: 'ClusterIP', selector, ports: PORTS };
  return new ApiObject(scope, `s${index}`, { apiVersion: 'v1', kind: 'Service', metadata, spec });
}

const services: Scenario = (app, size) => {
  addCluster(app);
  const chart = new Chart(app, 'services');
  for (let index = 0; index < size; index++) addService(chart, index, app instanceof KubeadmApp);
};

const charts: Scenario = (app, size) => {
  for (let index = 0; index < size; index++) {
    addService(new Chart(app, `c${index}`), index, app instanceof KubeadmApp);
  }
};

const chain: Scenario = (app, size) => {
  let last: Chart | undefined;
  for (let at = 0; at < size; at++) {
    const chart = new Chart(app, `c${at}`);
    for (let index = 0; index < 20; index++) {
      addService(chart, at * 20 + index, app instanceof KubeadmApp);
    }
    if (last) chart.addDependency(last);
    last = chart;
  }
};

export const SCENARIOS: Readonly<Record<string, Scenario>> = { services, charts, chain };
