import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import type { BootedCluster } from './booted-cluster';
import { LanHost } from './lan-host';
import { clusterFolder } from './names';
import type { EndpointPlan, NodePlan } from './plan';

/** Puts HAProxy at the endpoint, in front of every control plane. */
export async function startLoadBalancer(
  { plan, lan, state }: BootedCluster,
  endpoint: EndpointPlan,
): Promise<void> {
  const file = path.join(clusterFolder(plan.name), 'load-balancer', 'haproxy.cfg');
  mkdirSync(path.dirname(file), { recursive: true });
  const controlPlanes = plan.nodes.filter(({ role }) => role !== 'worker');
  writeFileSync(file, renderHaproxy(endpoint, controlPlanes));
  const host = new LanHost({
    ...{ cluster: plan.name, state, lan, name: 'load-balancer' },
    addresses: [endpoint.address],
    command: ['haproxy', '-db', '-f', file],
  });
  await host.turnOn();
}

/** A control plane gets connections once its API server says that it is ready. */
export function renderHaproxy(endpoint: EndpointPlan, controlPlanes: readonly NodePlan[]): string {
  const servers = controlPlanes.map(
    ({ name, addresses }) => `  server ${name} ${socketOf(addresses[0], API_PORT)}`,
  );
  return `global
  maxconn 1000

defaults
  mode tcp
  timeout connect 2s
  timeout client 10m
  timeout server 10m
  default-server check check-ssl verify none inter 1s fall 2 rise 1 on-marked-down shutdown-sessions

frontend api
  bind ${socketOf(endpoint.address, endpoint.port)}
  default_backend control-planes

backend control-planes
  option httpchk GET /readyz
  http-check expect status 200
${servers.join('\n')}
`;
}

/** What every program's API servers listen on. */
const API_PORT = 6443;

const socketOf = (address = '', port: number): string =>
  address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
