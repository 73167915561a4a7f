import { valueAt } from '../../model/document';
import { type MetalLbObject, metalLbConfig } from '../../model/metallb-config';
import { metalLbMode } from '../../model/metallb-mode';
import { asList, textField } from '../../model/type-meta';
import { defineRule } from '../rule';
import { manyExamples } from '../services/service-example';
import { modeExample, peerExample } from './metallb-example';
import { METALLB_REFUSES, metalLbSide } from './metallb-side';

interface Pair {
  readonly peer: string;
  readonly other: string;
  readonly field: string;
}

const tor = (name: string, address: string, ...more: readonly string[]): string =>
  peerExample(name, 'myASN: 64500', 'peerASN: 64501', `peerAddress: ${address}`, ...more);

export const bgpPeersOfOneNode = defineRule({
  code: 'NET876',
  name: 'bgp-peers-of-one-node',
  severity: 'warning',
  reads: ['objects'],
  docs: {
    summary:
      'BGPPeers that one node talks to need addresses of their own, one routerID, and one myASN in a VRF.',
    why: 'In the modes frr and frr-k8s all peers of a node are one router, and MetalLB refuses a configuration that no router can have. The mode native takes it.',
    symptoms: ['external-ip-pending'],
    since: '0.1.0',
    source: 'MetalLB 0.16 internal/config/validation.go peersCanRunOnSameNode',
    whenToIgnore: 'in the mode native, where its manifests are not checked along',
  },
  findings: {
    twice: ({ peer, other }: Pair) => ({
      what: `BGPPeers ${other} and ${peer} are one router`,
      fix: 'remove one, or give each nodeSelectors of its own',
    }),
    differs: ({ peer, other, field }: Pair) => ({
      what: `BGPPeers ${other} and ${peer} differ in ${field}, and one node talks to both`,
      fix: `give both the same ${field}, or each nodeSelectors of its own`,
    }),
  },
  examples: () => ({
    valid: [
      { title: 'two routers', text: manyExamples(tor('a', '10.0.0.1'), tor('b', '10.0.0.2')) },
      {
        title: 'one router twice in the mode native',
        text: manyExamples(modeExample('native'), tor('a', '10.0.0.1'), tor('b', '10.0.0.1')),
      },
      {
        title: 'one address in two VRFs',
        text: manyExamples(tor('a', '10.0.0.1'), tor('b', '10.0.0.1', 'vrf: red')),
      },
    ],
    invalid: [
      { title: 'one router twice', text: manyExamples(tor('a', '10.0.0.1'), tor('b', '10.0.0.1')) },
      {
        title: 'two router IDs',
        text: manyExamples(
          tor('a', '10.0.0.1', 'routerID: 10.0.0.8'),
          tor('b', '10.0.0.2', 'routerID: 10.0.0.9'),
        ),
      },
    ],
  }),
  check({ objects }, report) {
    const mode = metalLbMode(objects)?.value;
    if (mode === 'native') return;
    const peers = metalLbConfig(objects).peers.filter(isOnEveryNode);
    peers.forEach((peer, index) => {
      const other = peers.slice(0, index).find((one) => clashOf(one, peer) !== undefined);
      const field = other && clashOf(other, peer);
      if (!other || !field) return;
      const facts = { peer: peer.object.name, other: other.object.name, field };
      report(ENDS.includes(field) ? 'twice' : 'differs', facts, {
        at: metalLbSide(peer.object, ['spec', field], valueAt(peer.spec, [field])),
        other: metalLbSide(other.object, ['spec', field], valueAt(other.spec, [field])),
        breaks: mode === undefined ? REFUSED_WITH_FRR : METALLB_REFUSES,
        data: facts,
      });
    });
  },
});

const REFUSED_WITH_FRR =
  'MetalLB with FRR: refuses the configuration, so pools and Services stay as they were';

const ENDS = ['peerAddress', 'interface'];

/** Which nodes a selector selects is not known here. */
const isOnEveryNode = ({ spec }: MetalLbObject): boolean => asList(spec.nodeSelectors).length === 0;

/** The field that one router cannot have in two ways. */
function clashOf(first: MetalLbObject, second: MetalLbObject): string | undefined {
  // One name in two files: one object replaces the other.
  if (first.object.name === second.object.name) return undefined;
  const [one, other] = [first.spec, second.spec];
  const isSame = (field: string) => textField(one, field) === textField(other, field);
  if (!isSame('routerID')) return 'routerID';
  if (!isSame('vrf')) return undefined;
  const end = textField(one, 'peerAddress') === '' ? 'interface' : 'peerAddress';
  if (textField(one, end) !== '' && isSame(end)) return end;
  return one.myASN === other.myASN ? undefined : 'myASN';
}
