import { ApiObject, type Chart } from 'cdk8s';
import { NodePortService } from '../../../lib';
import { podTemplate, TEST_IMAGE } from '../workloads';
import { AUDIT_RECEIVER } from './api-server';

/** Prints the events that it is sent. */
export function addAuditReceiver(chart: Chart): void {
  const labels = { app: 'audit-receiver' };
  new ApiObject(chart, 'audit-receiver-pods', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'audit-receiver' },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          containers: [
            {
              name: 'audit-proxy',
              image: TEST_IMAGE,
              args: ['audit-proxy'],
              ports: [{ containerPort: 8080 }],
            },
          ],
        },
      },
    },
  });
  new NodePortService(chart, 'audit-receiver', {
    metadata: { name: 'audit-receiver' },
    selector: labels,
    ports: [{ port: 80, targetPort: 8080, nodePort: AUDIT_RECEIVER.nodePort }],
  });
}

/** A pod that leaves its node to the other scheduler. */
export function addPodOf(schedulerName: string, chart: Chart): void {
  const labels = { app: schedulerName };
  const { spec } = podTemplate(labels);
  new ApiObject(chart, 'other-scheduler', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: schedulerName, labels },
    spec: { ...spec, schedulerName },
  });
}
