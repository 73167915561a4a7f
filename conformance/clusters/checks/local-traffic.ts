import type { Answer } from '../../rig/running-cluster';
import type { Check } from './check';
import { familyOf, hostOf } from './families';
import { fetchClient, UNREACHABLE } from './http';
import { type Probe, runProbes } from './probe';
import { type Survey, surveyOf } from './survey';

/** `externalTrafficPolicy: Local`: the node with the pod shows it the real client, the others are deaf. */
export const localTraffic: Check = {
  name: 'externalTrafficPolicy Local',
  async run(cluster) {
    const survey = await surveyOf(cluster);
    return runProbes(this.name, probesOf(survey));
  },
};

function probesOf({ cluster, nodes, local, outside, service }: Survey): Probe[] {
  const port = service('local').spec.ports?.[0]?.nodePort ?? 0;
  return nodes.flatMap((node) =>
    node.addresses.map((address) => {
      const hasPod = node.name === local.node;
      return {
        name: `${node.name}, ${hasPod ? 'with' : 'without'} the pod (${familyOf(address)})`,
        from: outside,
        command: fetchClient(hostOf(address), port),
        judge: hasPod ? sees(cluster.outside.addresses) : isUnreachable,
      };
    }),
  );
}

const sees =
  (clients: readonly string[]) =>
  ({ stdout }: Answer): string | undefined =>
    clients.some((client) => stdout.startsWith(`${hostOf(client)}:`))
      ? undefined
      : `the pod sees ${stdout}, not ${clients}`;

const isUnreachable = ({ exitCode, stdout }: Answer): string | undefined =>
  UNREACHABLE.includes(exitCode) ? undefined : `answered ${stdout} (exit ${exitCode})`;
