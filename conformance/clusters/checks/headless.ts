import type { Check } from './check';
import { familyOf, type IpVersion } from './families';
import { fetchName, NETEXEC_PORT } from './http';
import { printsOneOf, runProbes } from './probe';
import { surveyOf } from './survey';

const OPTIONS: Readonly<Record<IpVersion, string>> = { IPv4: '-4', IPv6: '-6' };

/** By its name, straight to a pod: nothing translates addresses or ports. */
export const headless: Check = {
  name: 'headless',
  async run(cluster) {
    const { echoes } = await surveyOf(cluster);
    const names = echoes.map(({ name }) => name);
    const families = new Set(echoes.flatMap(({ addresses }) => addresses.map(familyOf)));
    const probes = echoes.flatMap(({ client }) =>
      [...families].map((family) => ({
        name: `echo-headless (${family})`,
        from: client,
        command: `${fetchName('echo-headless', NETEXEC_PORT)} ${OPTIONS[family]}`,
        judge: printsOneOf(names),
      })),
    );
    return runProbes(this.name, probes);
  },
};
