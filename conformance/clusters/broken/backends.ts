import { ApiObject, type Chart } from 'cdk8s';
import { ClusterIPService } from '../../../lib';
import type { RunningCluster } from '../../rig/running-cluster';
import { kubectlComplaint } from '../checks/complaint';
import { eventually } from '../checks/eventually';
import { type ApiObject as ClusterObject, list } from '../checks/objects';
import { podTemplate } from '../workloads';
import { type BrokenVariant, type EmittedFiles, fileOf } from './variant';

const MANIFEST = 'manifests/broken.k8s.yaml';
const RIGHT = 'answered';
const WRONG = 'unanswered';
const PODS = { app: 'backend' };

export const selectorOfNobody: BrokenVariant = {
  name: 'a selector that no pod has',
  change: { add: (chart) => addServices(chart, { ...PODS, tier: 'front' }, 'http') },
  code: 'NET800',
  verdict: /^kube-proxy: default\/unanswered has no endpoint/,
  stage: 'API server',
  force: leadsNowhere,
};

export const targetPortOfNobody: BrokenVariant = {
  name: 'a target port that no container names',
  change: { add: (chart) => addServices(chart, PODS, 'web') },
  code: 'NET801',
  verdict: /^endpointslice-controller: pods of .* are no endpoints of port 80/,
  stage: 'API server',
  force: leadsNowhere,
};

/** One pod, a Service that reaches it, and one that does not. */
function addServices(chart: Chart, selector: Record<string, string>, targetPort: string): void {
  new ApiObject(chart, 'backend', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'backend' },
    spec: { selector: { matchLabels: PODS }, template: podTemplate(PODS) },
  });
  const reach = (name: string, labels: Record<string, string>, port: string) =>
    new ClusterIPService(chart, name, {
      metadata: { name },
      selector: labels,
      ports: [{ port: 80, targetPort: port }],
    });
  reach(RIGHT, PODS, 'http');
  reach(WRONG, selector, targetPort);
}

/** Once one of the two has an endpoint, the other would have one, too. */
async function leadsNowhere(cluster: RunningCluster, files: EmittedFiles) {
  const input = fileOf(files, MANIFEST);
  const refusal = await kubectlComplaint(cluster, ['apply', '-f', '-'], { input });
  if (refusal) return refusal;
  try {
    const missing = await eventually(
      async () => ((await hasEndpoint(cluster, RIGHT)) ? undefined : `${RIGHT} has no endpoint`),
      { seconds: 90 },
    );
    if (missing) return missing;
    return (await hasEndpoint(cluster, WRONG)) ? `${WRONG} has an endpoint` : undefined;
  } finally {
    await cluster.kubectl(['delete', '--ignore-not-found', '-f', '-'], { input });
  }
}

interface Slice extends ClusterObject {
  readonly endpoints?: readonly unknown[] | null;
  readonly ports?: readonly unknown[] | null;
}

/** Endpoints without a port are none. */
async function hasEndpoint(cluster: RunningCluster, service: string): Promise<boolean> {
  const label = `kubernetes.io/service-name=${service}`;
  const slices = await list<Slice>(cluster, 'endpointslices', '-l', label);
  return slices.some(
    ({ endpoints, ports }) => (endpoints ?? []).length > 0 && (ports ?? []).length > 0,
  );
}
