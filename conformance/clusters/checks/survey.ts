import type { RigNode, RunningCluster } from '../../rig/running-cluster';
import { type Client, clientIn, clientOn } from './client';
import { addressesOf, list, type PodObject, type ServiceObject } from './objects';

/** A pod that answers requests and can make them. */
export interface Peer {
  readonly name: string;
  readonly node: string;
  readonly addresses: readonly string[];
  readonly client: Client;
}

/** What there is to reach in a running cluster, and where from. */
export interface Survey {
  readonly cluster: RunningCluster;
  readonly nodes: readonly RigNode[];
  /** One on every node. */
  readonly echoes: readonly Peer[];
  /** The one pod behind the Service `local`. */
  readonly local: Peer;
  readonly outside: Client;
  service(name: string): ServiceObject;
}

export async function surveyOf(cluster: RunningCluster): Promise<Survey> {
  const pods = await list<PodObject>(cluster, 'pods', '-l', 'app=echo');
  const [local] = await list<PodObject>(cluster, 'pods', '-l', 'app=local');
  if (!local) throw new Error('no pod of the deployment "local"');
  const services = await list<ServiceObject>(cluster, 'services');
  return {
    cluster,
    nodes: [...cluster.nodes.values()],
    echoes: pods.map((pod) => asPeer(cluster, pod)),
    local: asPeer(cluster, local),
    outside: clientOn(cluster.outside),
    service: (name) => find(services, name),
  };
}

const asPeer = (cluster: RunningCluster, pod: PodObject): Peer => ({
  name: pod.metadata.name,
  node: pod.spec.nodeName ?? '',
  addresses: addressesOf(pod),
  client: clientIn(cluster, pod),
});

function find(services: readonly ServiceObject[], name: string): ServiceObject {
  const service = services.find(({ metadata }) => metadata.name === name);
  if (!service) throw new Error(`no Service "${name}"`);
  return service;
}
