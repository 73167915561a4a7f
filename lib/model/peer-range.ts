import type { AddressRange } from '../net/range';
import { parseAddressRange, parseOneAddress } from './declared-range';
import { isObject, type Json, type SourceDocument } from './document';
import { at, type Located } from './located';
import { asList, asText, textField } from './type-meta';

/** Fields of a peer in an AddressPlan document, and what their ranges are for. */
export const PEER_FIELDS = {
  podCidrs: 'pods',
  serviceCidrs: 'services',
  nodeCidrs: 'nodes',
  nodeAddresses: 'node',
  loadBalancerPools: 'load-balancer',
  virtualAddresses: 'virtual',
} as const;
export type PeerField = keyof typeof PEER_FIELDS;
export type PeerUse = (typeof PEER_FIELDS)[PeerField];

/** One entry of a peer, as written. */
export interface PeerEntry {
  readonly peer: string;
  readonly use: PeerUse;
  readonly text: Located<string>;
}

/** What a cluster has that this one is connected with. */
export interface PeerRange extends Located<AddressRange> {
  readonly peer: string;
  readonly use: PeerUse;
  readonly text: string;
}

export const isOfOneMachine = (use: PeerUse): boolean => use === 'node' || use === 'virtual';

/** Every entry of every peer, whether it can be read or not. */
export function peerEntries({ value, source }: SourceDocument): PeerEntry[] {
  const peers = isObject(value) ? asList(value.peers) : [];
  return peers.flatMap((peer, index) =>
    Object.entries(PEER_FIELDS).flatMap(([field, use]) =>
      textsOf(peer, field).map(({ text, steps }): PeerEntry => {
        const place = at(source, 'peers', index, field, ...steps);
        return { peer: nameOf(peer), use, text: { value: text, at: place, origin: 'given' } };
      }),
    ),
  );
}

export const parsePeers = (document: SourceDocument): PeerRange[] =>
  peerEntries(document).flatMap(({ peer, use, text }) => {
    const value = parsePeerEntry(use, text.value);
    return value ? [{ ...text, value, peer, use, text: text.value }] : [];
  });

export const parsePeerEntry = (use: PeerUse, text: string): AddressRange | undefined =>
  isOfOneMachine(use) ? parseOneAddress(text) : parseAddressRange(text);

interface PlacedText {
  readonly text: string;
  readonly steps: readonly (string | number)[];
}

/** As in the plan itself: a text, or a name and a range. */
function textsOf(peer: Json, field: string): PlacedText[] {
  return asList(isObject(peer) ? peer[field] : undefined).flatMap((item, index) => {
    const text = asText(isObject(item) ? item.range : item);
    return text === undefined ? [] : [{ text, steps: isObject(item) ? [index, 'range'] : [index] }];
  });
}

const nameOf = (peer: Json): string => (isObject(peer) && textField(peer, 'name')) || 'peer';
