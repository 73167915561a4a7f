/** One record that CoreDNS answers with, and what is known of the answer. */
export interface DnsRecord {
  /** In full, without the last dot. */
  readonly name: string;
  readonly type: 'A' | 'AAAA' | 'CNAME' | 'SRV';
  /** As a resolver prints it, or in words where only the running cluster knows. */
  readonly answer: string;
  readonly isKnown: boolean;
}

export const ADDRESS_TYPE = { IPv4: 'A', IPv6: 'AAAA' } as const;

export const known = (name: string, type: DnsRecord['type'], answer: string): DnsRecord => ({
  name,
  type,
  answer,
  isKnown: true,
});

export const unknown = (name: string, type: DnsRecord['type'], answer: string): DnsRecord => ({
  name,
  type,
  answer,
  isKnown: false,
});

/** A port by its name, without the priority and weight that CoreDNS puts before it. */
export const portRecord = (host: string, name: string, protocol: string, port: number): DnsRecord =>
  known(`_${name}._${protocol.toLowerCase()}.${host}`, 'SRV', `${port} ${host}.`);
