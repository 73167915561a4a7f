import { ApiObject, type App, Chart } from 'cdk8s';
import {
  ClusterIPService,
  ExternalNameService,
  HeadlessService,
  IpFamilyPolicy,
  LoadBalancerService,
  NodePortService,
  SessionAffinity,
  TrafficPolicy,
} from '../../lib';

/** Kubernetes' own test image: `netexec` tells clients who answered and whom it saw. */
export const TEST_IMAGE = 'registry.k8s.io/e2e-test-images/agnhost:2.63.0';
const HTTP_PORT = 8080;

/** Every type of Service, in every family that the cluster has, in front of one pod a node. */
export function addWorkloads(app: App, workerOfLocal: string): void {
  const chart = new Chart(app, 'workloads');
  addEcho(chart);
  addLocal(chart, workerOfLocal);
}

function addEcho(chart: Chart): void {
  const selector = { app: 'echo' };
  new ApiObject(chart, 'echo-pods', {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'echo' },
    spec: { selector: { matchLabels: selector }, template: podTemplate(selector) },
  });
  const common = { selector, ipFamilyPolicy: IpFamilyPolicy.PREFER_DUAL_STACK };
  const ports = [{ port: 80, targetPort: HTTP_PORT }];
  new ClusterIPService(chart, 'echo', { ...common, metadata: { name: 'echo' }, ports });
  new ClusterIPService(chart, 'sticky', {
    ...common,
    metadata: { name: 'echo-sticky' },
    sessionAffinity: SessionAffinity.CLIENT_IP,
    ports,
  });
  new HeadlessService(chart, 'headless', { ...common, metadata: { name: 'echo-headless' }, ports });
  new NodePortService(chart, 'node-port', {
    ...common,
    metadata: { name: 'echo-node-port' },
    ports: [{ port: 80, targetPort: HTTP_PORT, nodePort: 30080 }],
  });
  new LoadBalancerService(chart, 'load-balancer', {
    ...common,
    metadata: { name: 'echo-load-balancer' },
    ports,
  });
  new ExternalNameService(chart, 'external-name', {
    metadata: { name: 'echo-external-name' },
    externalName: 'echo.example.com',
  });
}

/** One pod on one node, behind a Service that keeps traffic on the node it came to. */
function addLocal(chart: Chart, worker: string): void {
  const selector = { app: 'local' };
  new ApiObject(chart, 'local-pod', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'local' },
    spec: {
      selector: { matchLabels: selector },
      template: podTemplate(selector, { 'kubernetes.io/hostname': worker }),
    },
  });
  new NodePortService(chart, 'local', {
    selector,
    ipFamilyPolicy: IpFamilyPolicy.PREFER_DUAL_STACK,
    metadata: { name: 'local' },
    externalTrafficPolicy: TrafficPolicy.LOCAL,
    ports: [{ port: 80, targetPort: HTTP_PORT, nodePort: 30081 }],
  });
}

/** A pod that answers on the port `http`. */
export const podTemplate = (
  labels: Record<string, string>,
  nodeSelector?: Record<string, string>,
) => ({
  metadata: { labels },
  spec: {
    ...(nodeSelector && { nodeSelector }),
    tolerations: [
      { key: 'node-role.kubernetes.io/control-plane', operator: 'Exists', effect: 'NoSchedule' },
    ],
    terminationGracePeriodSeconds: 0,
    containers: [
      {
        name: 'netexec',
        image: TEST_IMAGE,
        args: ['netexec', `--http-port=${HTTP_PORT}`],
        ports: [{ name: 'http', containerPort: HTTP_PORT }],
        readinessProbe: { httpGet: { path: '/', port: HTTP_PORT } },
      },
    ],
  },
});
