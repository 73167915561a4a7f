import { advertises, type MetalLbConfig, metalLbConfig } from '../../model/metallb-config';
import type { MetalLbPool } from '../../model/metallb-pool';
import { besidePlan } from '../cluster-example';
import { linksBeside } from '../node-links';
import { rangeSide } from '../range-side';
import { defineRule } from '../rule';
import { manyExamples } from '../services/service-example';
import { bgpExample, LAB_POOL } from './metallb-example';

interface OffLink {
  readonly pool: string;
  readonly range: string;
  readonly networks: string;
}

const nodesIn = (nodeCidrs: string) => besidePlan(`nodeCidrs: [${nodeCidrs}]`);

export const layer2PoolOffLink = defineRule({
  code: 'NET868',
  name: 'layer-2-pool-off-link',
  severity: 'warning',
  reads: ['objects', 'plan'],
  docs: {
    summary: 'A pool that is announced by layer 2 alone must lie in a network of the nodes.',
    why: 'Nodes answer ARP and NDP only for those who ask on the same link, and hosts ask for addresses of their own network alone. Anything else needs BGP, or a route on the router.',
    symptoms: ['service-does-not-answer'],
    since: '0.1.0',
    source: 'https://metallb.io/concepts/layer2/',
    whenToIgnore: 'when the router has a route to the pool on this link',
  },
  findings: {
    outside: ({ pool, range, networks }: OffLink) => ({
      what: `${range} of IPAddressPool ${pool} is announced by layer 2 and lies outside the node networks ${networks}`,
      fix: `choose addresses of ${networks}, or announce the pool by BGP`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'the end of the node network',
        text: manyExamples(...LAB_POOL),
        ...nodesIn('192.168.56.0/24'),
      },
      {
        title: 'the nodes have another part of the link',
        text: manyExamples(...LAB_POOL),
        ...nodesIn('192.168.56.10-192.168.56.19'),
      },
      {
        title: 'another network, by BGP',
        text: manyExamples(...LAB_POOL, bgpExample('lab', 'ipAddressPools: [lab]')),
        ...nodesIn('192.168.1.0/24'),
      },
    ],
    invalid: [
      {
        title: 'another network',
        text: manyExamples(...LAB_POOL),
        ...nodesIn('192.168.1.0/24'),
      },
    ],
  }),
  check({ objects, plan }, report) {
    const config = metalLbConfig(objects);
    for (const pool of config.pools) {
      if (!isByLayer2Alone(pool, config)) continue;
      for (const { value: text, at, reading } of pool.entries) {
        if (!reading.ok) continue;
        const networks = linksBeside(plan, reading.value);
        const [network] = networks;
        if (!network) continue;
        const facts = {
          ...{ pool: pool.object.name, range: text },
          networks: networks.map((one) => one.text).join(', '),
        };
        report('outside', facts, {
          at: rangeSide({ value: reading.value, text, at, origin: 'given' }),
          other: rangeSide(network),
          breaks: 'MetalLB speaker: answers on a link where nobody asks for these addresses',
          data: facts,
        });
      }
    }
  },
});

const isByLayer2Alone = (
  pool: MetalLbPool,
  { l2Advertisements, bgpAdvertisements }: MetalLbConfig,
): boolean =>
  l2Advertisements.some((advertisement) => advertises(advertisement, pool)) &&
  !bgpAdvertisements.some((advertisement) => advertises(advertisement, pool));
