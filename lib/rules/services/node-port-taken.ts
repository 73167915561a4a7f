import { defineRule, type Side } from '../rule';
import { type Claim, HEALTH_CHECK, nodePortClashes } from './node-port-claims';
import { manyExamples, namedExample, serviceExample } from './service-example';
import { fieldSide, nameOf, REFUSED } from './service-side';

interface Taken {
  readonly nodePort: number;
  readonly holder: string;
  readonly free: number | undefined;
}

export const nodePortTaken = defineRule({
  code: 'NET328',
  name: 'node-port-taken',
  severity: 'error',
  reads: ['services', 'plan'],
  docs: {
    summary: 'A node port belongs to one port of one Service.',
    why: 'kube-apiserver reserves node ports without looking at the protocol: 30053/TCP and 30053/UDP of two Services collide. Inside one Service two entries may share one when their port is the same and the protocols differ. Health check ports come from the same range.',
    since: '0.1.0',
    source: 'kube-apiserver portallocator, initNodePorts, allocHealthCheckNodePort',
  },
  findings: {
    other: ({ nodePort, holder, free }: Taken) => ({
      what: `nodePort ${nodePort} belongs to Service ${holder} already`,
      fix: free ? `nodePort: ${free}` : 'leave nodePort out to get a free one',
    }),
    same: ({ nodePort, free }: Taken) => ({
      what: `nodePort ${nodePort} stands at two different ports of one Service`,
      fix: free ? `nodePort: ${free}` : 'leave nodePort out to get a free one',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'one port with two protocols',
        text: serviceExample(
          'type: NodePort',
          'ports:',
          '  - { name: dns-tcp, port: 53, nodePort: 30053 }',
          '  - { name: dns, port: 53, nodePort: 30053, protocol: UDP }',
        ),
      },
    ],
    invalid: [
      {
        title: 'two Services, two protocols, one node port',
        text: manyExamples(
          namedExample(
            'dns',
            'type: NodePort',
            'ports:',
            '  - { port: 53, nodePort: 30053, protocol: UDP }',
          ),
          namedExample('dns-tcp', 'type: NodePort', 'ports:', '  - { port: 53, nodePort: 30053 }'),
        ),
      },
    ],
  }),
  check({ services, plan }, report) {
    const claims = nodePortClashes(services, plan.nodePorts.value);
    for (const { nodePort, first, second } of claims.clashes) {
      const holder = nameOf(first.service);
      const free = claims.freeAfter(nodePort);
      const side = sideOf(second, nodePort);
      report(
        first.service === second.service ? 'same' : 'other',
        { nodePort, holder, free },
        {
          at: side,
          ...(free ? { edit: { at: side.at, value: free } } : {}),
          other: sideOf(first, nodePort),
          ...REFUSED,
          data: { nodePort, holder },
        },
      );
    }
  },
});

function sideOf({ service, index }: Claim, nodePort: number): Side {
  const path = index === HEALTH_CHECK ? ['healthCheckNodePort'] : ['ports', index, 'nodePort'];
  return fieldSide(service, ['spec', ...path], nodePort);
}
