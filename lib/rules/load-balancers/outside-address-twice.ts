import { metalLbConfig } from '../../model/metallb-config';
import { type OutsideAddress, outsideAddresses } from '../../model/outside-addresses';
import { goText } from '../../model/service-addresses';
import type { ServiceView } from '../../model/service-view';
import { asNumber } from '../../model/type-meta';
import { defineRule, type Side } from '../rule';
import { manyExamples, namedExample } from '../services/service-example';
import { fieldSide, isSameObject, nameOf } from '../services/service-side';

interface Twice {
  readonly address: string;
  readonly port: string;
  readonly service: string;
  readonly owner: string;
}

const balanced = (name: string, ...spec: readonly string[]): string =>
  namedExample(name, 'type: LoadBalancer', ...spec);

export const outsideAddressTwice = defineRule({
  code: 'NET880',
  name: 'outside-address-twice',
  severity: 'warning',
  reads: ['services', 'objects'],
  docs: {
    summary:
      'A port of a load-balancer address, or of an external address, belongs to one Service.',
    why: 'Controllers that share an address between Services go by ports, and kube-proxy knows one Service for an address, a port and a protocol. kube-apiserver does not look.',
    symptoms: ['fails-at-random', 'external-ip-pending'],
    since: '0.1.0',
    source: 'kube-proxy pkg/proxy (ServicePortName by address and port)',
  },
  findings: {
    twice: ({ address, port, service, owner }: Twice) => ({
      what: `Services ${owner} and ${service} both ask for port ${port} of ${address}`,
      fix: `give ${service} another address or another port`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'one address, two ports',
        text: manyExamples(
          balanced('web', 'loadBalancerIP: 192.0.2.240', 'ports: [{ port: 80 }]'),
          balanced('dns', 'loadBalancerIP: 192.0.2.240', 'ports: [{ port: 53, protocol: UDP }]'),
        ),
      },
      {
        title: 'one Service by two names of one address',
        text: balanced(
          'web',
          'loadBalancerIP: 192.0.2.240',
          'externalIPs: [192.0.2.240]',
          'ports: [{ port: 80 }]',
        ),
        kubernetesVersion: '1.33',
      },
    ],
    invalid: [
      {
        title: 'one address, one port',
        text: manyExamples(
          balanced('web', 'loadBalancerIP: 192.0.2.240', 'ports: [{ port: 80 }]'),
          balanced('shop', 'loadBalancerIP: 192.0.2.240', 'ports: [{ port: 80 }]'),
        ),
      },
      {
        title: 'the external address of another',
        text: manyExamples(
          balanced('web', 'loadBalancerIP: 192.0.2.240', 'ports: [{ port: 80 }]'),
          namedExample('shop', 'externalIPs: [192.0.2.240]', 'ports: [{ port: 80 }]'),
        ),
        kubernetesVersion: '1.33',
      },
    ],
  }),
  check({ services, objects }, report) {
    const hasMetalLb = metalLbConfig(objects).pools.length > 0;
    const owners = new Map<string, OutsideAddress>();
    for (const claim of outsideAddresses(services)) {
      for (const port of portsOf(claim.service)) {
        const key = `${claim.address} ${port}`;
        const owner = owners.get(key);
        if (!owner) owners.set(key, claim);
        if (!owner || isSameObject(owner.service, claim.service)) continue;
        if (hasMetalLb && isForMetalLb(owner) && isForMetalLb(claim)) continue;
        const [service, other] = [nameOf(claim.service), nameOf(owner.service)];
        const data = { address: claim.text, port, service, owner: other };
        const breaks = `kube-proxy: sends what comes to ${claim.text} to one of the two Services`;
        report('twice', data, { at: sideOf(claim), other: sideOf(owner), breaks, data });
      }
    }
  },
});

const portsOf = ({ ports }: ServiceView): ReadonlySet<string> =>
  new Set(ports.map(({ protocol, value }) => `${protocol}/${asNumber(value.port) ?? 0}`));

/** Its sharing of addresses is judged by rules of its own. */
const isForMetalLb = ({ service: { type, spec }, path }: OutsideAddress): boolean =>
  type === 'LoadBalancer' && !goText(spec.loadBalancerClass) && path[1] !== 'externalIPs';

const sideOf = ({ service, path, text }: OutsideAddress): Side => fieldSide(service, path, text);
