import type { RunningCluster } from '../../rig/running-cluster';
import { judged } from '../../tally';
import type { Check } from './check';
import { kubectlComplaint } from './complaint';
import { familyOf, hostOf, type IpVersion } from './families';
import { fetchName } from './http';
import { printsOneOf, runProbes } from './probe';
import { surveyOf } from './survey';

const SERVICE = 'echo-load-balancer';

/** What a load balancer would have been given: documentation ranges, nobody else's. */
const INGRESS: Readonly<Record<IpVersion, string>> = {
  IPv4: '192.0.2.10',
  IPv6: '2001:db8::10',
};

/** There is no load balancer: its part is to set the status and to send traffic to a node. */
export const loadBalancer: Check = {
  name: 'LoadBalancer',
  async run(cluster) {
    const { echoes, nodes, outside, service } = await surveyOf(cluster);
    const families = (service(SERVICE).spec.clusterIPs ?? []).map(familyOf);
    const ingress = families.map((family) => INGRESS[family]);
    const status = await setStatus(cluster, ingress);
    const worker = nodes.at(-1)?.addresses ?? [];
    const routes = worker.map((via) => `ip route replace ${INGRESS[familyOf(via)]} via ${via}`);
    await outside.ask(routes);
    const names = echoes.map(({ name }) => name);
    const probes = [outside, ...echoes.map(({ client }) => client)].flatMap((from) =>
      ingress.map((address) => ({
        name: `${address} (${familyOf(address)})`,
        from,
        command: fetchName(hostOf(address), 80),
        judge: printsOneOf(names),
      })),
    );
    return [judged(this.name, 'status is set', status), ...(await runProbes(this.name, probes))];
  },
};

function setStatus(cluster: RunningCluster, addresses: readonly string[]) {
  const ingress = addresses.map((ip) => ({ ip }));
  const patch = JSON.stringify({ status: { loadBalancer: { ingress } } });
  const args = ['patch', 'service', SERVICE, '--subresource=status', '--type=merge', '-p', patch];
  return kubectlComplaint(cluster, args);
}
