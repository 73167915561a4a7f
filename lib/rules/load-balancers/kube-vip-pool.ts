import { GLOBAL, type KubeVipPool, kubeVipPools, poolFor } from '../../model/kube-vip-pools';
import { defineRule } from '../rule';
import { ALLOCATION_READS } from './allocation-side';
import { kubeVipPoolsExample } from './kube-vip-example';
import { kubeVipAllocation, kubeVipPoolSide } from './kube-vip-side';

interface Unreadable {
  readonly key: string;
  readonly entry: string;
}

interface Hidden {
  readonly key: string;
  readonly by: string;
  /** The key under which it counts; empty where there is none. */
  readonly instead: string;
}

export const kubeVipPool = defineRule({
  code: 'NET890',
  name: 'kube-vip-pool',
  severity: 'error',
  reads: ALLOCATION_READS,
  docs: {
    summary:
      'A pool of kube-vip-cloud-provider is a list of CIDRs, or one of first-last, without blanks, and no other pool comes before it.',
    why: 'One slash makes every entry of the list a CIDR, whatever the key is called. An entry that cannot be read takes the whole pool with it. A Service looks for cidr-NAMESPACE, cidr-global, range-NAMESPACE and range-global, in this order.',
    symptoms: ['external-ip-pending'],
    since: '0.1.0',
    source: 'kube-vip-cloud-provider 0.0.12 pkg/provider/loadBalancer.go discoverPool, pkg/ipam',
  },
  findings: {
    unreadable: ({ key, entry }: Unreadable) => ({
      what: `"${entry}" in ${key} is not what kube-vip-cloud-provider can read there`,
      fix: 'write 192.168.56.240/29,192.168.57.0/29 or 192.168.56.240-192.168.56.247, not both in one list',
    }),
    hidden: ({ key, by, instead }: Hidden) => ({
      what: `${key} is never used, because ${by} comes first`,
      fix: instead === '' ? `write all addresses into ${by}` : `call it ${instead}`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'both families, and a pool for all others',
        text: kubeVipPoolsExample(
          'cidr-shop: 192.168.56.240/29,fd00:56::/126',
          'cidr-global: 192.168.57.0/29',
        ),
      },
      {
        title: 'ranges under the other key, and all addresses from DHCP',
        text: kubeVipPoolsExample(
          'cidr-shop: 192.168.56.240-192.168.56.247',
          'range-global: 0.0.0.0/32',
        ),
      },
      {
        title: 'a range for one namespace, CIDRs for another',
        text: kubeVipPoolsExample(
          'range-shop: 192.168.56.240-192.168.56.247',
          'cidr-blog: 192.168.56.248/29',
        ),
      },
    ],
    invalid: [
      {
        title: 'blanks around the dash',
        text: kubeVipPoolsExample('range-global: 192.168.56.240 - 192.168.56.247'),
      },
      {
        title: 'both forms',
        text: kubeVipPoolsExample('cidr-global: 192.168.56.240/29,192.168.57.1-192.168.57.9'),
      },
      {
        title: 'one address alone',
        text: kubeVipPoolsExample('range-global: 192.168.56.240'),
      },
      {
        title: 'a CIDR for all hides the range of a namespace',
        text: kubeVipPoolsExample(
          'range-shop: 192.168.56.240-192.168.56.247',
          'cidr-global: 192.168.57.0/29',
        ),
      },
    ],
  }),
  check(model, report) {
    const pools = kubeVipPools(model.objects);
    const { served } = kubeVipAllocation(model);
    for (const pool of pools) {
      const { key, reading, isByDhcp } = pool;
      const at = kubeVipPoolSide(pool);
      const before = poolFor(pools, pool.namespace);
      if (before && before.key !== key) {
        const data = { key, by: before.key, instead: insteadOf(pool, before) };
        const other = kubeVipPoolSide(before);
        report('hidden', data, { at, other, breaks: UNUSED, data, severity: 'warning' });
      } else if (!reading.ok && !isByDhcp) {
        const data = { key, entry: reading.problem };
        const isAsked = served.some((one) => one.pool === pool);
        report('unreadable', data, { at, breaks: isAsked ? UNREADABLE : UNUSABLE, data });
      }
    }
  },
});

const UNREADABLE =
  'kube-vip-cloud-provider: gives no address of the pool, so its Services stay pending';
const UNUSABLE = 'kube-vip: will hold no address for Services of the pool';
const UNUSED = 'kube-vip: holds addresses of the other pool for its Services';

const insteadOf = ({ namespace }: KubeVipPool, before: KubeVipPool): string =>
  before.namespace === GLOBAL && namespace !== GLOBAL ? `cidr-${namespace}` : '';
