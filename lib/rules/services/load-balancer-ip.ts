import type { AddressPlan } from '../../model/address-plan';
import { goText } from '../../model/service-addresses';
import { servicesOfOtherTypes } from '../../model/service-index';
import type { ServiceView } from '../../model/service-view';
import type { Address } from '../../net/address';
import { parseAddressSloppy } from '../../net/parse-sloppy';
import { rangeSide } from '../range-side';
import { defineRule } from '../rule';
import { PORT_80, serviceExample } from './service-example';
import { fieldSide } from './service-side';

export const loadBalancerIp = defineRule({
  code: 'NET357',
  name: 'load-balancer-ip',
  severity: 'warning',
  reads: ['services', 'plan'],
  docs: {
    summary:
      'loadBalancerIP is an address, out of a pool of the load balancer where pools are declared.',
    why: 'kube-apiserver never looks at it. The controller of the load balancer does, and leaves the Service pending when it does not own the address.',
    symptoms: ['external-ip-pending'],
    since: '0.1.0',
    source: 'kube-apiserver validateService (no check); MetalLB and kube-vip documentation',
  },
  findings: {
    notAddress: ({ value }: { value: string }) => ({
      what: `loadBalancerIP "${value}" is not an IP address`,
      fix: 'write one address, or leave loadBalancerIP out',
    }),
    noPool: ({ value, pools }: { value: string; pools: string }) => ({
      what: `loadBalancerIP ${value} is in none of the load balancer pools ${pools}`,
      fix: 'choose an address of a pool, or leave loadBalancerIP out',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'an address',
        text: serviceExample('type: LoadBalancer', 'loadBalancerIP: 192.168.56.240', ...PORT_80),
      },
    ],
    invalid: [
      {
        title: 'a name',
        text: serviceExample('type: LoadBalancer', 'loadBalancerIP: lb.example.com', ...PORT_80),
      },
    ],
  }),
  check({ services, plan }, report) {
    for (const service of servicesOfOtherTypes(services)) {
      if (service.type !== 'LoadBalancer') continue;
      const value = goText(service.spec.loadBalancerIP);
      if (!value) continue;
      const at = fieldSide(service, ['spec', 'loadBalancerIP'], value);
      const reading = parseAddressSloppy(value);
      if (!reading.ok) {
        report('notAddress', { value }, { at, breaks: pendingAt(plan), data: { value } });
        continue;
      }
      const pools = poolsOf(plan, reading.value, service);
      const [pool] = pools;
      if (!pool || pools.some((range) => range.value.contains(reading.value))) continue;
      const facts = { value, pools: pools.map(({ text }) => text).join(', ') };
      report('noPool', facts, { at, other: rangeSide(pool), breaks: pendingAt(plan), data: facts });
    }
  },
});

const pendingAt = ({ neighbours }: AddressPlan): string => {
  const isMetalLb = neighbours.some(({ owner }) => owner === 'MetalLB');
  const component = isMetalLb ? 'MetalLB controller' : 'load balancer controller';
  return `${component}: does not own the address, so the Service stays pending`;
};

/** MetalLB looks away from classes of others; kube-vip holds any address that it is asked for. */
const poolsOf = (plan: AddressPlan, { family }: Address, { spec }: ServiceView) =>
  plan.neighbours.filter(
    ({ use, value, owner }) =>
      use === 'load-balancer' &&
      owner !== 'kube-vip' &&
      value.family === family &&
      !(owner === 'MetalLB' && goText(spec.loadBalancerClass)),
  );
