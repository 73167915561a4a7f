import type { Check } from './check';
import { type Client, clientOn } from './client';
import { familyOf, hostOf } from './families';
import { fetchName } from './http';
import { printsOneOf, runProbes } from './probe';
import { surveyOf } from './survey';

/** From every pod and from every node, in every family. */
export const clusterIp: Check = {
  name: 'ClusterIP',
  async run(cluster) {
    const { echoes, nodes, service } = await surveyOf(cluster);
    const names = echoes.map(({ name }) => name);
    const addresses = service('echo').spec.clusterIPs ?? [];
    const clients: Client[] = [...echoes.map(({ client }) => client), ...nodes.map(clientOn)];
    const probes = clients.flatMap((from) =>
      addresses.map((address) => ({
        name: `echo (${familyOf(address)})`,
        from,
        command: fetchName(hostOf(address), 80),
        judge: printsOneOf(names),
      })),
    );
    return runProbes(this.name, probes);
  },
};
