import { parseDurationSeconds } from '../../k8s/go-value';
import { valueAt } from '../../model/document';
import { type MetalLbObject, metalLbConfig } from '../../model/metallb-config';
import { asNumber, textField } from '../../model/type-meta';
import { parseGoAddress } from '../../net/parse-go';
import { defineRule, type Verdict } from '../rule';
import { REFUSED } from '../services/service-side';
import { peerExample } from './metallb-example';
import { METALLB_REFUSES, metalLbSide } from './metallb-side';

/** One thing that is wrong with a peer, at one of its fields. */
interface Wrong {
  readonly field: string;
  readonly what: string;
  readonly fix: string;
  readonly by?: Verdict;
}

const PEER = ['myASN: 64500', 'peerASN: 64501', 'peerAddress: 10.0.0.1'];

export const bgpPeer = defineRule({
  code: 'NET860',
  name: 'bgp-peer',
  severity: 'error',
  reads: ['objects'],
  docs: {
    summary:
      'A BGPPeer has an own AS number, one of peerASN and dynamicASN, one of peerAddress and interface, and timers that fit each other.',
    why: 'The definition takes every combination. MetalLB refuses the whole configuration: a hold time is 0 or 3 s and more, and no shorter than the keepalive time; one of the two follows from the other.',
    symptoms: ['external-ip-pending'],
    since: '0.1.0',
    source: 'MetalLB 0.16 internal/config/config.go peerFromCR, parseTimers',
  },
  findings: {
    wrong: ({ what, fix }: Wrong) => ({ what, fix }),
  },
  examples: () => ({
    valid: [
      { title: 'a router in another AS', text: peerExample('tor', ...PEER) },
      {
        title: 'no hold time, and a short keepalive time that is whole seconds times three',
        text: peerExample('tor', ...PEER, 'keepaliveTime: 1s'),
      },
      {
        title: 'unnumbered',
        text: peerExample('tor', 'myASN: 64500', 'dynamicASN: external', 'interface: eth1'),
      },
    ],
    invalid: [
      { title: 'no AS number of the peer', text: peerExample('tor', PEER[0] ?? '', PEER[2] ?? '') },
      {
        title: 'an address and an interface',
        text: peerExample('tor', ...PEER, 'interface: eth1'),
      },
      {
        title: 'a name for an address',
        text: peerExample('tor', ...PEER.slice(0, 2), 'peerAddress: tor1.lan'),
      },
      { title: 'a hold time of 2 s', text: peerExample('tor', ...PEER, 'holdTime: 2s') },
      {
        title: 'keepalives that come too late',
        text: peerExample('tor', ...PEER, 'holdTime: 9s', 'keepaliveTime: 10s'),
      },
      {
        title: 'keepalives alone, which in v1beta1 means no hold time',
        text: peerExample('tor', ...PEER, 'keepaliveTime: 30s').replace('v1beta2', 'v1beta1'),
      },
      { title: 'part of a second', text: peerExample('tor', ...PEER, 'connectTime: 1500ms') },
    ],
  }),
  check({ objects }, report) {
    for (const peer of metalLbConfig(objects).peers) {
      const asn = asNumbers(peer);
      for (const wrong of [...asn, ...ends(peer), ...addresses(peer), ...timers(peer)]) {
        const { field, what } = wrong;
        const at = metalLbSide(peer.object, ['spec', field], valueAt(peer.spec, [field]));
        const verdict = wrong.by ?? { breaks: METALLB_REFUSES };
        report('wrong', wrong, { at, ...verdict, data: { field, problem: what } });
      }
    }
  },
});

function asNumbers({ spec }: MetalLbObject): Wrong[] {
  const [mine, theirs] = [asNumber(spec.myASN) ?? 0, asNumber(spec.peerASN) ?? 0];
  const dynamic = textField(spec, 'dynamicASN');
  const wrong: Wrong[] = [];
  if (mine === 0) {
    const what = 'the peer has no AS number of ours';
    wrong.push({ field: 'myASN', what, fix: 'myASN: 64512' });
  }
  if (theirs === 0 && dynamic === '') {
    const what = 'neither peerASN nor dynamicASN is written';
    wrong.push({ field: 'peerASN', what, fix: 'write the AS number of the router in peerASN' });
  }
  if (theirs !== 0 && dynamic !== '') {
    const what = `peerASN ${theirs} and dynamicASN ${dynamic} are both written`;
    wrong.push({ field: 'dynamicASN', what, fix: 'remove one of them' });
  }
  if (theirs === mine && spec.ebgpMultiHop === true) {
    const what = `ebgpMultiHop with a peer of the same AS ${mine}`;
    wrong.push({ field: 'ebgpMultiHop', what, fix: 'remove ebgpMultiHop: this is iBGP' });
  }
  return wrong;
}

function ends({ spec }: MetalLbObject): Wrong[] {
  const wrong: Wrong[] = [];
  const [address, device] = [textField(spec, 'peerAddress'), textField(spec, 'interface')];
  if (!address === !device) {
    const what = address
      ? `peerAddress ${address} and interface ${device} are both written`
      : 'neither peerAddress nor interface is written';
    wrong.push({ field: 'peerAddress', what, fix: 'write one of peerAddress and interface' });
  }
  if (textField(spec, 'password') && valueAt(spec, ['passwordSecret', 'name'])) {
    const what = 'password and passwordSecret are both written';
    wrong.push({ field: 'password', what, fix: 'remove password: a Secret is the place for it' });
  }
  return wrong;
}

const addresses = ({ spec }: MetalLbObject): Wrong[] =>
  ['peerAddress', 'sourceAddress', 'routerID'].flatMap((field) => {
    const text = textField(spec, field);
    if (text === '' || parseGoAddress(text).ok) return [];
    return [{ field, what: `${field} "${text}" is not an IP address`, fix: 'write one address' }];
  });

function timers({ spec }: MetalLbObject): Wrong[] {
  const fields = ['holdTime', 'keepaliveTime', 'connectTime'];
  const unreadable = fields.flatMap((field) => {
    const text = spec[field];
    if (typeof text !== 'string' || parseDurationSeconds(text) !== undefined) return [];
    const by = field === 'connectTime' ? { by: REFUSED } : {};
    return [{ field, what: `${field} "${text}" is no duration`, fix: `${field}: 90s`, ...by }];
  });
  return unreadable.length > 0 ? unreadable : [...holdTimes(spec), ...connectTimes(spec)];
}

const secondsIn = (spec: MetalLbObject['spec'], field: string): number | undefined => {
  const text = spec[field];
  return typeof text === 'string' ? parseDurationSeconds(text) : undefined;
};

function holdTimes(spec: MetalLbObject['spec']): Wrong[] {
  const written = secondsIn(spec, 'holdTime');
  const keepalive = secondsIn(spec, 'keepaliveTime');
  const hold = written ?? (keepalive === undefined ? undefined : keepalive * 3);
  if (hold === undefined) return [];
  const whole = Math.trunc(hold);
  if (whole !== 0 && whole < 3) {
    const field = written === undefined ? 'keepaliveTime' : 'holdTime';
    return [
      {
        field,
        what: `a hold time of ${hold} s is neither 0 nor 3 s or more`,
        fix: 'holdTime: 90s',
      },
    ];
  }
  if (keepalive === undefined || keepalive <= hold) return [];
  const what = `keepalives every ${keepalive} s come later than the hold time of ${hold} s`;
  const fix = hold === 0 ? `holdTime: ${keepalive * 3}s` : `keepaliveTime: ${hold / 3}s`;
  return [{ field: 'keepaliveTime', what, fix }];
}

/** Judged by kube-apiserver itself, by a rule of the definition. */
function connectTimes(spec: MetalLbObject['spec']): Wrong[] {
  const seconds = secondsIn(spec, 'connectTime');
  if (seconds === undefined) return [];
  const milliseconds = Math.trunc(seconds * 1000);
  const isWhole = milliseconds % 1000 === 0;
  const isInRange = Math.trunc(seconds) >= 1 && Math.trunc(seconds) <= 65535;
  if (isWhole && isInRange) return [];
  const what = `connectTime of ${seconds} s is not a whole number of seconds from 1 to 65535`;
  return [{ field: 'connectTime', what, fix: 'connectTime: 10s', by: REFUSED }];
}
