import type { Answer } from '../../rig/running-cluster';
import type { Check } from './check';
import { familyOf } from './families';
import { type Probe, printsAll, runProbes } from './probe';
import { type Peer, type Survey, surveyOf } from './survey';

const DOMAIN = 'default.svc.cluster.local';
const RECORDS = { IPv4: 'A', IPv6: 'AAAA' } as const;

/** Names of every kind, as the resolver of a pod finds them and as CoreDNS answers. */
export const dns: Check = {
  name: 'DNS',
  async run(cluster) {
    const survey = await surveyOf(cluster);
    const questions = questionsOf(survey);
    const probes = survey.echoes.flatMap(({ client }) =>
      questions.map((question): Probe => ({ ...question, from: client })),
    );
    return runProbes(this.name, probes);
  },
};

type Question = Omit<Probe, 'from'>;

function questionsOf({ echoes, service }: Survey): Question[] {
  const addresses = service('echo').spec.clusterIPs ?? [];
  const pods = echoes.flatMap((echo) => echo.addresses);
  return [
    { name: 'short name', command: 'getent ahosts echo', judge: resolvesTo(addresses) },
    { name: 'with namespace', command: 'getent ahosts echo.default', judge: resolvesTo(addresses) },
    ...addresses.map((address) => ({
      name: `full name (${familyOf(address)})`,
      command: dig(`echo.${DOMAIN}`, RECORDS[familyOf(address)]),
      judge: printsAll([address]),
    })),
    ...addresses.map((address) => ({
      name: `reverse (${familyOf(address)})`,
      command: digReverse(address),
      judge: printsAll([`echo.${DOMAIN}.`]),
    })),
    ...addresses.map(familyOf).map((family) => ({
      name: `headless (${family})`,
      command: dig(`echo-headless.${DOMAIN}`, RECORDS[family]),
      judge: printsAll(pods.filter((address) => familyOf(address) === family)),
    })),
    ...echoes.flatMap(reverseOfPod),
    {
      name: 'ExternalName',
      command: dig(`echo-external-name.${DOMAIN}`, 'CNAME'),
      judge: printsAll([`${service('echo-external-name').spec.externalName}.`]),
    },
  ];
}

/** A pod is named after its address; every headless Service before it gives it such a name. */
const reverseOfPod = ({ node, addresses }: Peer): Question[] =>
  addresses.map((address) => ({
    name: `reverse of the pod on ${node} (${familyOf(address)})`,
    command: digReverse(address),
    judge: isNamedAfter(address),
  }));

const isNamedAfter =
  (address: string) =>
  ({ stdout }: Answer): string | undefined => {
    const names = stdout.trim().split('\n');
    const wanted = `${address.replace(/[.:]/g, '-')}.echo-headless.${DOMAIN}.`;
    return names.includes(wanted) ? undefined : `printed ${names}, not ${wanted}`;
  };

/** As programs resolve, by the search list of resolv.conf: one line an address and kind of socket. */
const resolvesTo =
  (addresses: readonly string[]) =>
  ({ stdout, ...answer }: Answer): string | undefined =>
    printsAll(addresses)({ ...answer, stdout: stdout.replace(/ .*$/gm, '') });

const DIG = 'dig +short +time=2 +tries=2';
export const dig = (name: string, record: string): string => `${DIG} ${name} ${record}`;
const digReverse = (address: string): string => `${DIG} -x ${address}`;
