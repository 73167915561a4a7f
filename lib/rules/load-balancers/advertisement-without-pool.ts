import { nearestName } from '../../k8s/schema/nearest-name';
import { type MetalLbConfig, metalLbConfig, textsIn } from '../../model/metallb-config';
import { defineRule } from '../rule';
import { manyExamples } from '../services/service-example';
import { bgpExample, LAB_POOL, l2Example, peerExample } from './metallb-example';
import { metalLbSide, objectName } from './metallb-side';

interface Unknown {
  readonly advertisement: string;
  readonly kind: string;
  readonly name: string;
  readonly proposal: string;
}

export const advertisementWithoutPool = defineRule({
  code: 'NET867',
  name: 'advertisement-without-pool',
  severity: 'warning',
  reads: ['objects'],
  docs: {
    summary: 'The pools and peers that an advertisement names must exist.',
    why: 'MetalLB takes names that nobody has without a word, and the advertisement is about nothing.',
    symptoms: ['service-does-not-answer'],
    since: '0.1.0',
    source:
      'MetalLB 0.16 internal/config/config.go setL2AdvertisementsToPools, setBGPAdvertisementsToPools',
    whenToIgnore: 'when the pool or peer is made elsewhere',
  },
  findings: {
    unknown: ({ advertisement, kind, name, proposal }: Unknown) => ({
      what: `${advertisement} names ${kind} ${name}, which is not there`,
      fix: proposal ? `name ${proposal}` : `write ${kind} ${name}, or remove the name`,
    }),
  },
  examples: () => ({
    valid: [
      { title: 'a pool by its name', text: manyExamples(...LAB_POOL) },
      { title: 'the pools are in other files', text: l2Example('lab', 'ipAddressPools: [lab]') },
    ],
    invalid: [
      {
        title: 'a letter that is missing',
        text: manyExamples(...LAB_POOL, l2Example('other', 'ipAddressPools: [lb]')),
      },
      {
        title: 'a peer that is not there',
        text: manyExamples(
          LAB_POOL[0],
          peerExample('tor1', 'myASN: 64500', 'peerASN: 64501', 'peerAddress: 10.0.0.1'),
          bgpExample('lab', 'peers: [tor2]'),
        ),
      },
    ],
  }),
  check({ objects }, report) {
    const config = metalLbConfig(objects);
    for (const { advertisement, field, kind, names } of mentions(config)) {
      if (names.length === 0) continue;
      for (const { text: name, path } of textsIn(advertisement, field)) {
        if (names.includes(name)) continue;
        const facts = {
          ...{ advertisement: objectName(advertisement.object), kind, name },
          proposal: nearestName(name, names) ?? '',
        };
        const at = metalLbSide(advertisement.object, path, name);
        const breaks = 'MetalLB speaker: announces nothing by this name';
        report('unknown', facts, { at, breaks, data: facts });
      }
    }
  },
});

function mentions({ pools, l2Advertisements, bgpAdvertisements, peers }: MetalLbConfig) {
  const ofPools = { field: 'ipAddressPools', kind: 'IPAddressPool', names: namesOf(pools) };
  const ofPeers = { field: 'peers', kind: 'BGPPeer', names: namesOf(peers) };
  return [
    ...[...l2Advertisements, ...bgpAdvertisements].map((advertisement) => ({
      advertisement,
      ...ofPools,
    })),
    ...bgpAdvertisements.map((advertisement) => ({ advertisement, ...ofPeers })),
  ];
}

const namesOf = (list: readonly { readonly object: { readonly name: string } }[]): string[] =>
  list.map(({ object }) => object.name);
