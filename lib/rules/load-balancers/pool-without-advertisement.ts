import { advertises, metalLbConfig } from '../../model/metallb-config';
import { defineRule } from '../rule';
import { manyExamples } from '../services/service-example';
import { poolSide } from './allocation-side';
import { bgpExample, LAB_POOL, l2Example } from './metallb-example';

export const poolWithoutAdvertisement = defineRule({
  code: 'NET866',
  name: 'pool-without-advertisement',
  severity: 'warning',
  reads: ['objects'],
  docs: {
    summary: 'Every IPAddressPool needs an L2Advertisement or a BGPAdvertisement.',
    why: 'MetalLB gives addresses of the pool to Services all the same, and nobody answers for them: the Service looks ready and cannot be reached. An advertisement that names no pools is for all.',
    symptoms: ['service-does-not-answer'],
    since: '0.1.0',
    source: 'https://metallb.io/configuration/#announce-the-service-ips',
    whenToIgnore: 'when the advertisement is made elsewhere, or the routers have static routes',
  },
  findings: {
    silent: ({ pool }: { pool: string }) => ({
      what: `no advertisement is about IPAddressPool ${pool}`,
      fix: `write an L2Advertisement with ipAddressPools: [${pool}]`,
    }),
  },
  examples: () => ({
    valid: [
      { title: 'by layer 2', text: manyExamples(...LAB_POOL) },
      {
        title: 'an advertisement that names no pools',
        text: manyExamples(LAB_POOL[0], l2Example('all', 'interfaces: [eth1]')),
      },
      {
        title: 'by label, over BGP',
        text: manyExamples(
          LAB_POOL[0].replace('name: lab', 'name: lab, labels: { zone: a }'),
          bgpExample(
            'zones',
            'ipAddressPoolSelectors: [{ matchExpressions: [{ key: zone, operator: Exists }] }]',
          ),
        ),
      },
    ],
    invalid: [
      { title: 'a pool alone', text: LAB_POOL[0] },
      {
        title: 'an advertisement of another pool',
        text: manyExamples(
          ...LAB_POOL,
          LAB_POOL[0].replaceAll('lab', 'lan').replaceAll('.56.', '.57.'),
        ),
      },
    ],
  }),
  check({ objects }, report) {
    const { pools, l2Advertisements, bgpAdvertisements } = metalLbConfig(objects);
    const all = [...l2Advertisements, ...bgpAdvertisements];
    for (const pool of pools) {
      if (all.some((advertisement) => advertises(advertisement, pool))) continue;
      const facts = { pool: pool.object.name };
      const breaks = 'MetalLB speaker: announces addresses of the pool to nobody';
      report('silent', facts, { at: poolSide(pool), breaks, data: facts });
    }
  },
});
