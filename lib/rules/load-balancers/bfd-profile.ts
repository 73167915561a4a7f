import {
  advertises,
  type MetalLbConfig,
  type MetalLbObject,
  metalLbConfig,
} from '../../model/metallb-config';
import { type MetalLbPool, rangesOf } from '../../model/metallb-pool';
import { asList, textField } from '../../model/type-meta';
import { defineRule } from '../rule';
import { manyExamples } from '../services/service-example';
import { bfdExample, bgpExample, peerExample, poolExample } from './metallb-example';
import { METALLB_REFUSES, metalLbSide } from './metallb-side';

const PEER = peerExample(
  'tor',
  'myASN: 64500',
  'peerASN: 64501',
  'peerAddress: 10.0.0.1',
  'bfdProfile: fast',
);

export const bfdProfile = defineRule({
  code: 'NET864',
  name: 'bfd-profile',
  severity: 'error',
  reads: ['objects'],
  docs: {
    summary:
      'The BFDProfile of a peer must exist, and without echo where the peer learns IPv6 routes.',
    why: 'MetalLB does not load a configuration whose profile it does not know, and tries again for ever. Echo packets exist for IPv4 only.',
    symptoms: ['external-ip-pending'],
    since: '0.1.0',
    source: 'MetalLB 0.16 internal/config/config.go peersFor; validation.go validateConfig',
  },
  findings: {
    unknown: ({ profile }: { profile: string }) => ({
      what: `there is no BFDProfile ${profile}, which the peer names`,
      fix: `write a BFDProfile ${profile}, or remove bfdProfile`,
    }),
    echo: ({ profile, pool, peer }: { profile: string; pool: string; peer: string }) => ({
      what: `peer ${peer} has echo by BFDProfile ${profile}, and IPv6 addresses of pool ${pool} are advertised to it`,
      fix: `remove echoMode from ${profile}, or advertise the pool to other peers`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a profile that is there',
        text: manyExamples(PEER, bfdExample('fast', 'receiveInterval: 100')),
      },
    ],
    invalid: [
      { title: 'a profile that is not there', text: PEER },
      {
        title: 'echo and IPv6',
        text: manyExamples(
          PEER,
          bfdExample('fast', 'echoMode: true'),
          poolExample('six', 'addresses: ["fd00:56::/120"]'),
          bgpExample('six', 'ipAddressPools: [six]'),
        ),
      },
    ],
  }),
  check({ objects }, report) {
    const config = metalLbConfig(objects);
    for (const peer of config.peers) {
      const profile = textField(peer.spec, 'bfdProfile');
      if (profile === '') continue;
      const at = metalLbSide(peer.object, ['spec', 'bfdProfile'], profile);
      const known = config.bfdProfiles.find(({ object }) => object.name === profile);
      if (!known) {
        report('unknown', { profile }, { at, breaks: METALLB_REFUSES, data: { profile } });
        continue;
      }
      const pool = known.spec.echoMode === true ? sixAdvertisedTo(peer, config) : undefined;
      if (!pool) continue;
      const facts = { profile, pool: pool.object.name, peer: peer.object.name };
      const other = metalLbSide(known.object, ['spec', 'echoMode'], true);
      report('echo', facts, { at, other, breaks: METALLB_REFUSES, data: facts });
    }
  },
});

/** A pool with IPv6 addresses whose routes the peer learns; no peers stands for all. */
const sixAdvertisedTo = (
  { object }: MetalLbObject,
  { pools, bgpAdvertisements }: MetalLbConfig,
): MetalLbPool | undefined =>
  pools.find(
    (pool) =>
      rangesOf(pool).some(({ family }) => family === 'IPv6') &&
      bgpAdvertisements.some((advertisement) => {
        const peers = asList(advertisement.spec.peers);
        return (
          (peers.length === 0 || peers.includes(object.name)) && advertises(advertisement, pool)
        );
      }),
  );
