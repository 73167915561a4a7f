import { jsonText } from '../json-text';
import type { ClusterHosts } from './cluster-hosts';

export const HOSTS_SCHEMA_VERSION = 1;

/** The nodes for tools. */
export const renderHostsJson = (clusters: readonly ClusterHosts[]): string =>
  jsonText({ schemaVersion: HOSTS_SCHEMA_VERSION, clusters });
