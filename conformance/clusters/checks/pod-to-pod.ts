import type { Check } from './check';
import { familyOf, hostOf } from './families';
import { fetchName, NETEXEC_PORT } from './http';
import { type Probe, printsOneOf, runProbes } from './probe';
import { type Peer, surveyOf } from './survey';

export const podToPod: Check = {
  name: 'pod to pod',
  async run(cluster) {
    const { echoes } = await surveyOf(cluster);
    const probes = echoes.flatMap((from) => echoes.flatMap((to) => probesTo(from, to)));
    return runProbes(this.name, probes);
  },
};

/** Straight to each address of the other pod, on its own node or another. */
const probesTo = (from: Peer, to: Peer): Probe[] =>
  to.addresses.map((address) => ({
    name: `pod on ${to.node} (${familyOf(address)})`,
    from: from.client,
    command: fetchName(hostOf(address), NETEXEC_PORT),
    judge: printsOneOf([to.name]),
  }));
