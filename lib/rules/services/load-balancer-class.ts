import { isQualifiedName } from '../../k8s/names';
import { servicesWith } from '../../model/service-index';
import { defineRule } from '../rule';
import { PORT_80, serviceExample } from './service-example';
import { fieldSide, REFUSED } from './service-side';

export const loadBalancerClass = defineRule({
  code: 'NET320',
  name: 'load-balancer-class',
  severity: 'error',
  reads: ['services'],
  docs: {
    summary: 'loadBalancerClass is a name, for type LoadBalancer only.',
    why: 'kube-apiserver refuses it on other types, and refuses texts that are not [DNS name/]name, the empty text included.',
    since: '0.1.0',
    source: 'kube-apiserver validateLoadBalancerClassField',
  },
  findings: {
    otherType: ({ type }: { type: string }) => ({
      what: `loadBalancerClass on a Service of type ${type}`,
      fix: 'type: LoadBalancer',
    }),
    notQualified: ({ value }: { value: string }) => ({
      what: `loadBalancerClass "${value}" is not a name such as "example.com/internal"`,
      fix: 'loadBalancerClass: metallb.io/metallb',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a class with a prefix',
        text: serviceExample(
          'type: LoadBalancer',
          'loadBalancerClass: metallb.io/metallb',
          ...PORT_80,
        ),
      },
    ],
    invalid: [
      {
        title: 'on a NodePort Service',
        text: serviceExample('type: NodePort', 'loadBalancerClass: metallb.io/metallb', ...PORT_80),
      },
    ],
  }),
  check({ services }, report) {
    for (const service of servicesWith(services, 'loadBalancerClass')) {
      const value = service.spec.loadBalancerClass;
      if (typeof value !== 'string') continue;
      const at = fieldSide(service, ['spec', 'loadBalancerClass'], value);
      const { type } = service;
      if (type !== 'LoadBalancer')
        report('otherType', { type }, { at, ...REFUSED, data: { type } });
      else if (!isQualifiedName(value)) {
        report('notQualified', { value }, { at, ...REFUSED, data: { value } });
      }
    }
  },
});
