import { jsonText } from '../json-text';
import type { ClusterPorts, Flow } from './cluster-ports';

export const PORTS_SCHEMA_VERSION = 1;

/** The ports for tools. */
export const renderPortsJson = (clusters: readonly ClusterPorts[]): string =>
  jsonText({ schemaVersion: PORTS_SCHEMA_VERSION, clusters: clusters.map(clusterJson) });

const clusterJson = ({ flows, ...ports }: ClusterPorts) => ({
  ...ports,
  flows: flows.map(flowJson),
});

const flowJson = ({ ports, ...flow }: Flow) => ({
  ...flow,
  ports: ports && { first: ports.first, last: ports.last },
});
