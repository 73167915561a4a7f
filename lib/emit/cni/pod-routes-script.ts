import type { Family } from '../../net/family';
import type { Masquerade, PodRoute } from './pod-routes';

/** The words that differ between the families. */
const WORDS: Readonly<Record<Family, { readonly ip: string; readonly tables: string }>> = {
  IPv4: { ip: 'ip -4', tables: 'iptables' },
  IPv6: { ip: 'ip -6', tables: 'ip6tables' },
};

const MASQUERADE = `# masquerade COMMAND BLOCK RANGE: what leaves RANGE takes the node's own address.
masquerade() {
  "$1" -w -t nat -C POSTROUTING -s "$2" ! -d "$3" -j MASQUERADE 2>/dev/null ||
    "$1" -w -t nat -A POSTROUTING -s "$2" ! -d "$3" -j MASQUERADE
}
`;

export function renderScript(
  node: string,
  routes: readonly PodRoute[],
  masquerades: readonly Masquerade[],
): string {
  return [
    '#!/bin/sh',
    `# Node ${oneLine(node)}: routes to the pods of the other nodes. Safe to run again; run it at every boot.`,
    'set -eu',
    '',
    ...(masquerades.length > 0 ? [MASQUERADE] : []),
    ...routes.map(routeLine),
    ...masquerades.map(masqueradeLine),
    '',
  ].join('\n');
}

const routeLine = ({ family, block, via, name }: PodRoute): string =>
  `${WORDS[family].ip} route replace ${block} via ${via} # ${oneLine(name)}`;

const masqueradeLine = ({ family, block, outside }: Masquerade): string =>
  `masquerade ${WORDS[family].tables} ${block} ${outside}`;

/** Names come from the user: a line break in one would end the comment. */
const oneLine = (text: string): string => text.replaceAll(/[^\x20-\x7e]/g, '?');
