import type { KubeVipGift } from '../../model/kube-vip-allocation';
import { type KubeVipPool, kubeVipPools, poolFor } from '../../model/kube-vip-pools';
import { type KubeVipRequest, readKubeVipIps } from '../../model/kube-vip-requests';
import type { ServiceText } from '../../model/load-balancer-request';
import type { ServiceView } from '../../model/service-view';
import { asNumber } from '../../model/type-meta';
import { defineRule } from '../rule';
import { manyExamples } from '../services/service-example';
import { fieldSide, nameOf } from '../services/service-side';
import { ALLOCATION_READS, textSide } from './allocation-side';
import { kubeVipPoolsExample } from './kube-vip-example';
import { kubeVipAllocation, kubeVipPoolSide } from './kube-vip-side';
import { loadBalancerExample } from './metallb-example';

interface Shared {
  readonly key: string;
  readonly other: string;
  readonly shared: string;
}

const POOL = kubeVipPoolsExample('range-global: 192.168.56.240-192.168.56.247');
const IPV4 = ['ipFamilyPolicy: SingleStack', 'ipFamilies: [IPv4]', 'ports: [{ port: 80 }]'];

export const kubeVipAddressTwice = defineRule({
  code: 'NET892',
  name: 'kube-vip-address-twice',
  severity: 'warning',
  reads: ALLOCATION_READS,
  docs: {
    summary:
      'What one Service has of kube-vip must not be what kube-vip-cloud-provider gives to another one.',
    why: 'It leaves alone what annotations hold beside no loadBalancerIP, and for the pool of a namespace only those of this namespace. It knows nothing of addresses in loadBalancerIP: the first of a pool is given away a second time.',
    symptoms: ['fails-at-random'],
    since: '0.1.0',
    source: 'kube-vip-cloud-provider 0.0.12 pkg/provider/loadBalancer.go syncLoadBalancer',
  },
  findings: {
    field: ({ value, key, service }: { value: string; key: string; service: string }) => ({
      what: `${value} of ${key} is given to another Service, too, such as ${service}`,
      fix: `write the annotation kube-vip.io/loadbalancerIPs: ${value}, and no loadBalancerIP`,
    }),
    pools: ({ key, other, shared }: Shared) => ({
      what: `${key} and ${other} share ${shared}, and each is given away without a look at the other`,
      fix: `take ${shared} out of one of them`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'an address by annotation',
        text: manyExamples(
          POOL,
          loadBalancerExample({ annotations: 'kube-vip.io/loadbalancerIPs: 192.168.56.240' }),
          loadBalancerExample({ name: 'shop', spec: IPV4 }),
        ),
      },
      {
        title: 'an address that the pool does not come to',
        text: manyExamples(
          POOL,
          loadBalancerExample({ spec: ['loadBalancerIP: 192.168.56.247', ...IPV4] }),
          loadBalancerExample({ name: 'shop', spec: IPV4 }),
        ),
      },
    ],
    invalid: [
      {
        title: 'the first address of a pool by field',
        text: manyExamples(
          POOL,
          loadBalancerExample({ spec: ['loadBalancerIP: 192.168.56.240', ...IPV4] }),
          loadBalancerExample({ name: 'shop', spec: IPV4 }),
        ),
      },
      {
        title: 'two namespaces, one range',
        text: kubeVipPoolsExample(
          'range-shop: 192.168.56.240-192.168.56.247',
          'range-blog: 192.168.56.240-192.168.56.247',
        ),
      },
    ],
  }),
  check(model, report) {
    const { requests, gifts } = kubeVipAllocation(model);
    for (const request of requests) {
      const held = unseenBy(request);
      const clash = held && clashOf(request, held, gifts);
      if (!clash) continue;
      const { pool, address, service } = clash;
      const data = { value: `${address}`, key: pool.key, service: nameOf(service) };
      const at = textSide(request.service, held);
      const other = fieldSide(service, ['spec', 'type'], service.type);
      report('field', data, { at, other, breaks: TWICE, data });
    }
    const pools = kubeVipPools(model.objects).filter(
      (pool, _, all) => poolFor(all, pool.namespace)?.key === pool.key,
    );
    pools.forEach((pool, index) => {
      for (const before of pools.slice(0, index)) {
        const shared = sharedBy(pool, before);
        if (shared === undefined) continue;
        const data = { key: pool.key, other: before.key, shared };
        const at = kubeVipPoolSide(pool);
        report('pools', data, { at, other: kubeVipPoolSide(before), breaks: ONE_FOR_TWO, data });
        return;
      }
    });
  },
});

const TWICE = 'kube-vip-cloud-provider: gives one address to two Services';
const ONE_FOR_TWO = 'kube-vip: holds one address for Services of both pools';

/** Where the field is written, the provider never looks at what kube-vip holds: the annotation, else the field. */
const unseenBy = ({ field, annotation }: KubeVipRequest): ServiceText | undefined =>
  field && (annotation ?? field);

/** Services of one address do no harm as long as their ports differ. */
function clashOf(
  { service }: KubeVipRequest,
  held: ServiceText,
  gifts: readonly KubeVipGift[],
): KubeVipGift | undefined {
  const addresses = readKubeVipIps(held) ?? [];
  const own = portsOf(service);
  return gifts.find(
    (gift) =>
      addresses.some((address) => address.equals(gift.address)) &&
      portsOf(gift.service).some((port) => own.includes(port)),
  );
}

const portsOf = ({ ports }: ServiceView): string[] =>
  ports.map(({ protocol, value }) => `${protocol}/${asNumber(value.port) ?? 0}`);

function sharedBy(pool: KubeVipPool, other: KubeVipPool): string | undefined {
  if (!pool.reading.ok || !other.reading.ok || pool.isByDhcp || other.isByDhcp) return undefined;
  const others = other.reading.value;
  return pool.reading.value
    .flatMap((range) => others.flatMap((one) => range.intersect(one) ?? []))
    .at(0)
    ?.toString();
}
