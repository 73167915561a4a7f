import { jsonText } from '../json-text';
import type { ClusterDns } from './cluster-dns';

export const DNS_SCHEMA_VERSION = 1;

/** The names for tools. */
export const renderDnsJson = (clusters: readonly ClusterDns[]): string =>
  jsonText({
    schemaVersion: DNS_SCHEMA_VERSION,
    clusters: clusters.map((dns) => ({ ...dns, records: [...dns.records] })),
  });
