/** A port that a process of a node holds open. */
export interface Listener {
  readonly protocol: 'tcp' | 'udp';
  /** Where it is bound to; `*` is every address of both families. */
  readonly address: string;
  readonly port: number;
  readonly process: string;
  /** The flag or field that says so. */
  readonly from: string;
}

/** Go listens on both families when it is told the unspecified address of either (`net.Listen("tcp")`). */
const UNSPECIFIED = ['', '0.0.0.0', '::'];

export const boundTo = (address: string): string => (UNSPECIFIED.includes(address) ? '*' : address);

type Server = Pick<Listener, 'process' | 'from'> & {
  readonly address: string;
  readonly port: number;
};

/** A server over TCP; port 0 stands for none. */
export const tcpListener = ({ address, port, process, from }: Server): Listener[] =>
  port === 0 ? [] : [{ protocol: 'tcp', address: boundTo(address), port, process, from }];
