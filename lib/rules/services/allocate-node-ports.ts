import { servicesWith } from '../../model/service-index';
import { defineRule } from '../rule';
import { PORT_80, serviceExample } from './service-example';
import { fieldSide, REFUSED } from './service-side';

export const allocateNodePorts = defineRule({
  code: 'NET322',
  name: 'allocate-node-ports',
  severity: 'error',
  reads: ['services'],
  docs: {
    summary: 'allocateLoadBalancerNodePorts is for type LoadBalancer only.',
    why: 'kube-apiserver refuses it on other types, with true as with false.',
    since: '0.1.0',
    source: 'kube-apiserver validateService',
  },
  findings: {
    otherType: ({ type }: { type: string }) => ({
      what: `allocateLoadBalancerNodePorts on a Service of type ${type}`,
      fix: 'remove allocateLoadBalancerNodePorts',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a load balancer that needs no node ports',
        text: serviceExample(
          'type: LoadBalancer',
          'allocateLoadBalancerNodePorts: false',
          ...PORT_80,
        ),
      },
    ],
    invalid: [
      {
        title: 'on a NodePort Service',
        text: serviceExample('type: NodePort', 'allocateLoadBalancerNodePorts: true', ...PORT_80),
      },
    ],
  }),
  check({ services }, report) {
    for (const service of servicesWith(services, 'allocateLoadBalancerNodePorts')) {
      const value = service.spec.allocateLoadBalancerNodePorts;
      if (typeof value !== 'boolean' || service.type === 'LoadBalancer') continue;
      const { type } = service;
      const at = fieldSide(service, ['spec', 'allocateLoadBalancerNodePorts'], value);
      report('otherType', { type }, { at, ...REFUSED, data: { type } });
    }
  },
});
