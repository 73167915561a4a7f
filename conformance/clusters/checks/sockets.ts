/** A socket that waits for others, as `ss -Hlntup` tells of it. */
export interface Socket {
  readonly protocol: string;
  /** `*` for the unspecified address of either family: Go listens on both when told one. */
  readonly address: string;
  readonly port: number;
  /** Its name, of which the kernel keeps fifteen letters; empty for a socket of the kernel's own. */
  readonly process: string;
}

const UNSPECIFIED = ['*', '0.0.0.0', '::'];

/** Columns: protocol, state, two queues, local address:port, peer, process. */
export const parseSockets = (text: string): Socket[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(parseSocket);

function parseSocket(line: string): Socket {
  const [protocol = '', , , , local = ''] = line.split(/\s+/);
  const colon = local.lastIndexOf(':');
  const address = local.slice(0, colon).replace(/^\[|\]$|%.*$/g, '');
  return {
    protocol,
    address: UNSPECIFIED.includes(address) ? '*' : address,
    port: Number(local.slice(colon + 1)),
    process: /\(\("([^"]+)"/.exec(line)?.[1] ?? '',
  };
}
