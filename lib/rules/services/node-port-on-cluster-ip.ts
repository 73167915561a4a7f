import { portsWith } from '../../model/service-index';
import { defineRule } from '../rule';
import { serviceExample } from './service-example';
import { fieldSide, REFUSED } from './service-side';

export const nodePortOnClusterIp = defineRule({
  code: 'NET308',
  name: 'node-port-on-cluster-ip',
  severity: 'error',
  reads: ['services'],
  docs: {
    summary: 'A Service of type ClusterIP must not name a node port.',
    why: 'Nothing opens it: kube-apiserver refuses it. ClusterIP is also what a missing type means.',
    since: '0.1.0',
    source: 'kube-apiserver validateService',
  },
  findings: {
    forbidden: ({ nodePort }: { nodePort: number }) => ({
      what: `nodePort ${nodePort} on a Service of type ClusterIP`,
      fix: 'type: NodePort',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'type NodePort',
        text: serviceExample('type: NodePort', 'ports:', '  - { port: 80, nodePort: 30080 }'),
      },
    ],
    invalid: [
      {
        title: 'the type is missing',
        text: serviceExample('ports:', '  - { port: 80, nodePort: 30080 }'),
      },
    ],
  }),
  check({ services }, report) {
    for (const { service, port } of portsWith(services, 'nodePort')) {
      if (service.type !== 'ClusterIP') continue;
      const { index, value } = port;
      const { nodePort } = value;
      if (typeof nodePort !== 'number' || nodePort === 0) continue;
      const at = fieldSide(service, ['spec', 'ports', index, 'nodePort'], nodePort);
      report('forbidden', { nodePort }, { at, ...REFUSED, data: { nodePort } });
    }
  },
});
