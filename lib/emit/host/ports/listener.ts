import type { Listener } from '../../../k8s/listener';
import { isPort } from '../../../net/port';

/** Go listens on both families when it is told the unspecified address of either (`net.Listen("tcp")`). */
const UNSPECIFIED = ['', '0.0.0.0', '::'];

export const boundTo = (address: string): string => (UNSPECIFIED.includes(address) ? '*' : address);

/** A server over TCP; port 0 stands for none, and nobody starts with what is no port. */
export const tcpListener = (server: Omit<Listener, 'protocol'>): Listener[] =>
  isPort(server.port) ? [{ ...server, protocol: 'tcp', address: boundTo(server.address) }] : [];
