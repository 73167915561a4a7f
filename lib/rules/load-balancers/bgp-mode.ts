import { metalLbConfig } from '../../model/metallb-config';
import { metalLbMode } from '../../model/metallb-mode';
import { defineRule } from '../rule';
import { manyExamples } from '../services/service-example';
import { unknownTo } from './bgp-mode-gaps';
import { bfdExample, bgpExample, modeExample, peerExample, poolExample } from './metallb-example';
import { METALLB_REFUSES, objectName } from './metallb-side';

interface Missing {
  readonly object: string;
  readonly what: string;
  readonly mode: string;
}

const PEER = ['myASN: 64500', 'peerASN: 64501', 'peerAddress: 10.0.0.1'];
const POOL = poolExample('lab', 'addresses: [192.168.56.240/28]');

export const bgpMode = defineRule({
  code: 'NET878',
  name: 'bgp-mode',
  severity: 'error',
  reads: ['objects'],
  docs: {
    summary: 'What MetalLB is told of BGP must be in the mode that it runs in.',
    why: 'METALLB_BGP_TYPE says who speaks BGP: MetalLB itself (native, also when nothing is written), FRR, or frr-k8s. BFD, IPv6, VRFs and timers need FRR, longer AS paths frr-k8s. MetalLB refuses the whole configuration.',
    symptoms: ['external-ip-pending'],
    since: '0.1.0',
    source: 'MetalLB 0.16 internal/config/validation.go DiscardFRROnly, DiscardFRRK8sOnly',
  },
  findings: {
    missing: ({ object, what, mode }: Missing) => ({
      what: `${object} has ${what}, which MetalLB in the mode ${mode} does not have`,
      fix: `METALLB_BGP_TYPE: frr-k8s, and FRR beside it, or remove ${what}`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a VRF, spoken by FRR',
        text: manyExamples(modeExample('frr-k8s'), peerExample('tor', ...PEER, 'vrf: red')),
      },
      {
        title: 'a keepalive time of 0 is none',
        text: manyExamples(modeExample(), peerExample('tor', ...PEER, 'keepaliveTime: 0s')),
      },
      {
        title: 'nobody says how MetalLB runs',
        text: peerExample('tor', ...PEER, 'vrf: red'),
      },
    ],
    invalid: [
      {
        title: 'a VRF without FRR',
        text: manyExamples(modeExample(), peerExample('tor', ...PEER, 'vrf: red')),
      },
      { title: 'BFD without FRR', text: manyExamples(modeExample('native'), bfdExample('fast')) },
      {
        title: 'IPv6 routes without FRR',
        text: manyExamples(
          modeExample('native'),
          poolExample('lab', 'addresses: ["fd00:56::/120"]'),
          bgpExample('lab', 'ipAddressPools: [lab]'),
        ),
      },
      {
        title: 'a longer AS path in the old mode',
        text: manyExamples(modeExample('frr'), POOL, bgpExample('lab', 'asPathPrepend: 2')),
      },
    ],
  }),
  check({ objects }, report) {
    const mode = metalLbMode(objects);
    if (!mode) return;
    const config = metalLbConfig(objects);
    for (const { object, what, at } of unknownTo(mode.value, config)) {
      const facts = { object: objectName(object), what, mode: mode.value };
      report('missing', facts, {
        at,
        other: { ...mode, label: 'METALLB_BGP_TYPE' },
        breaks: METALLB_REFUSES,
        data: facts,
      });
    }
  },
});
