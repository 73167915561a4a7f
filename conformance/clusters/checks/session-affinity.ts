import type { Answer } from '../../rig/running-cluster';
import type { Check } from './check';
import { familyOf, hostOf } from './families';
import { fetchName } from './http';
import { type Probe, runProbes, wordsOf } from './probe';
import { type Peer, surveyOf } from './survey';

/** Two backends, chosen at random, miss one of them in 24 requests once in eight million times. */
const REQUESTS = 24;

export const sessionAffinity: Check = {
  name: 'session affinity',
  async run(cluster) {
    const { echoes, service } = await surveyOf(cluster);
    const addressesOf = (name: string) => service(name).spec.clusterIPs ?? [];
    const probes = echoes.flatMap((from) => [
      ...addressesOf('echo-sticky').map((address) => probeOf(from, 'ClientIP', address)),
      ...addressesOf('echo').map((address) => probeOf(from, 'None', address)),
    ]);
    return runProbes(this.name, probes);
  },
};

const probeOf = ({ client }: Peer, affinity: 'ClientIP' | 'None', address: string): Probe => ({
  name: `${affinity} (${familyOf(address)})`,
  from: client,
  command: `for i in $(seq ${REQUESTS}); do ${fetchName(hostOf(address), 80)}; echo; done`,
  judge: affinity === 'ClientIP' ? isAlwaysTheSame : isNotAlwaysTheSame,
});

export function isAlwaysTheSame(answer: Answer): string | undefined {
  const { total, different } = countPods(answer);
  return total === REQUESTS && different === 1 ? undefined : complaint(total, different);
}

export function isNotAlwaysTheSame(answer: Answer): string | undefined {
  const { total, different } = countPods(answer);
  return total === REQUESTS && different > 1 ? undefined : complaint(total, different);
}

function countPods(answer: Answer) {
  const pods = wordsOf(answer);
  return { total: pods.length, different: new Set(pods).size };
}

const complaint = (total: number, different: number): string =>
  `${total} of ${REQUESTS} requests answered, by ${different} pods`;
