import type { Check } from './check';
import { familyOf, hostOf } from './families';
import { fetchName } from './http';
import { printsOneOf, runProbes } from './probe';
import { surveyOf } from './survey';

/** On every address of every node, from outside and from a pod. */
export const nodePort: Check = {
  name: 'NodePort',
  async run(cluster) {
    const { echoes, nodes, outside, service } = await surveyOf(cluster);
    const names = echoes.map(({ name }) => name);
    const port = service('echo-node-port').spec.ports?.[0]?.nodePort ?? 0;
    const targets = nodes.flatMap((node) =>
      node.addresses.map((address) => ({ node: node.name, address })),
    );
    const clients = [outside, ...echoes.map(({ client }) => client)];
    const probes = clients.flatMap((from) =>
      targets.map(({ node, address }) => ({
        name: `${node} (${familyOf(address)})`,
        from,
        command: fetchName(hostOf(address), port),
        judge: printsOneOf(names),
      })),
    );
    return runProbes(this.name, probes);
  },
};
