import { servicesOfOtherTypes } from '../../model/service-index';
import { countNodePorts, takesNodePorts } from '../../model/service-node-ports';
import type { ServiceView } from '../../model/service-view';
import { defineRule } from '../rule';
import { portRangeSide } from './port-range-side';
import { manyExamples, namedExample, PORT_80, withNodePortRange } from './service-example';
import { fieldSide, nameOf, REFUSED } from './service-side';

interface Full {
  readonly range: string;
  readonly size: number;
  readonly wanted: number;
  readonly service: string;
}

export const nodePortRangeFull = defineRule({
  code: 'NET332',
  name: 'node-port-range-full',
  severity: 'error',
  reads: ['services', 'plan'],
  docs: {
    summary: 'The node port range has a port for every port that needs one.',
    why: 'kube-apiserver answers 500 "range is full" to the first Service too many. NodePort and LoadBalancer Services take one for each port, and one more for health checks with externalTrafficPolicy Local.',
    since: '0.1.0',
    source: 'kube-apiserver portallocator (ErrFull)',
  },
  findings: {
    full: ({ range, size, wanted, service }: Full) => ({
      what: `${wanted} node ports are needed, range ${range} has ${size}; ${service} gets none`,
      fix: 'widen service-node-port-range, or set allocateLoadBalancerNodePorts: false',
    }),
  },
  examples: () => ({
    valid: [{ title: 'two ports for two Services', ...inRange('30000-30001') }],
    invalid: [{ title: 'one port for two Services', ...inRange('30000-30000') }],
  }),
  check({ services, plan }, report) {
    const { size } = plan.nodePorts.value;
    if (atMost(services) <= size) return;
    let wanted = 0;
    let tooMany: ServiceView | undefined;
    for (const service of servicesOfOtherTypes(services)) {
      wanted += countNodePorts(service);
      if (wanted > size) tooMany ??= service;
    }
    if (!tooMany) return;
    const range = String(plan.nodePorts.value);
    const facts = { range, size, wanted, service: nameOf(tooMany) };
    report('full', facts, {
      at: fieldSide(tooMany, ['spec', 'ports']),
      other: portRangeSide(plan.nodePorts),
      ...REFUSED,
      data: { ...facts },
    });
  },
});

/** A quick upper bound: most plans are far below the size of the range. */
function atMost(services: readonly ServiceView[]): number {
  let count = 0;
  for (const service of servicesOfOtherTypes(services)) {
    if (takesNodePorts(service)) count += service.ports.length + 1;
  }
  return count;
}

function inRange(range: string) {
  const text = manyExamples(
    namedExample('web', 'type: NodePort', ...PORT_80),
    namedExample('api', 'type: NodePort', ...PORT_80),
  );
  return { text, ...withNodePortRange(range) };
}
