import { communityProblem } from '../../k8s/bgp-community';
import { parseDurationSeconds } from '../../k8s/go-value';
import type { ApiObjectView } from '../../model/api-object';
import { isObject, type Json, valueAt } from '../../model/document';
import {
  advertises,
  type MetalLbConfig,
  type MetalLbObject,
  textsIn,
} from '../../model/metallb-config';
import { asList, asNumber, asText } from '../../model/type-meta';
import type { Side } from '../rule';
import { metalLbSide } from './metallb-side';

/** One thing that a mode of MetalLB does not know, and where it stands. */
export interface Unknown {
  readonly object: ApiObjectView;
  readonly what: string;
  readonly at: Side;
}

/** Source: MetalLB internal/config/validation.go ValidationFor. */
export function unknownTo(mode: string, config: MetalLbConfig): Unknown[] {
  if (mode !== 'native' && mode !== 'frr') return [];
  const prepended = config.bgpAdvertisements
    .filter(({ spec }) => (asNumber(spec.asPathPrepend) ?? 0) > 0)
    .map((one) => fieldOf(one, 'asPathPrepend'));
  return mode === 'frr' ? prepended : [...prepended, ...neededFrr(config)];
}

const neededFrr = (config: MetalLbConfig): Unknown[] => [
  ...config.peers.flatMap((peer) =>
    Object.entries(PEER_FIELDS).flatMap(([field, isSet]) =>
      isSet(peer.spec[field] ?? null) ? [fieldOf(peer, field)] : [],
    ),
  ),
  ...config.bfdProfiles.map(({ object }) => ({
    object,
    what: 'settings of BFD',
    at: metalLbSide(object, ['kind'], object.kind),
  })),
  ...ipv6Pools(config),
  ...largeCommunities(config),
];

const fieldOf = ({ object, spec }: MetalLbObject, field: string): Unknown => ({
  object,
  what: field,
  at: metalLbSide(object, ['spec', field], valueAt(spec, [field])),
});

const isText = (value: Json): boolean => typeof value === 'string' && value !== '';
const isOn = (value: Json): boolean => value === true;

/** When a field of a peer counts as written. */
const PEER_FIELDS: Readonly<Record<string, (value: Json) => boolean>> = {
  bfdProfile: isText,
  keepaliveTime: (value) => typeof value === 'string' && parseDurationSeconds(value) !== 0,
  vrf: isText,
  connectTime: (value) => value !== null,
  enableGracefulRestart: isOn,
  disableMP: isOn,
  dualStackAddressFamily: isOn,
  dynamicASN: isText,
  interface: isText,
  localASN: (value) => typeof value === 'number' && value !== 0,
};

function ipv6Pools({ pools, bgpAdvertisements }: MetalLbConfig): Unknown[] {
  const announced = pools.filter((pool) => bgpAdvertisements.some((one) => advertises(one, pool)));
  return announced.flatMap(({ object, entries }) =>
    entries.flatMap(({ value, at, reading }) =>
      reading.ok && reading.value.family === 'IPv6'
        ? [{ object, what: `IPv6 addresses (${value}) in a BGPAdvertisement`, at: { at, value } }]
        : [],
    ),
  );
}

const largeCommunities = ({ bgpAdvertisements, communities }: MetalLbConfig): Unknown[] =>
  [
    ...bgpAdvertisements.flatMap((advertisement) =>
      textsIn(advertisement, 'communities').map(({ text, path }) => ({
        object: advertisement.object,
        text,
        path,
      })),
    ),
    ...communities.flatMap(({ object, spec }) =>
      asList(spec.communities).map((alias, index) => ({
        object,
        text: isObject(alias) ? (asText(alias.value) ?? '') : '',
        path: ['spec', 'communities', index, 'value'] as const,
      })),
    ),
  ].flatMap(({ object, text, path }) =>
    text.startsWith('large:') && communityProblem(text) === undefined
      ? [{ object, what: `large community ${text}`, at: metalLbSide(object, path, text) }]
      : [],
  );
