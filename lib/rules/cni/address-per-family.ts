import { effectiveVersion, isAtLeast } from '../../cni/cni-version';
import { defineRule } from '../rule';
import { placeInIpam, poolsOf } from './chain';
import { conflistExample, WORKING_LIST } from './conflist-example';

export const addressPerFamily = defineRule({
  code: 'NET526',
  name: 'address-per-family',
  severity: 'error',
  reads: ['conflists'],
  docs: {
    summary: 'A list older than version 0.3.0 gives a pod one address of each family.',
    why: 'host-local refuses two sets of one family for such a list, which a list without a version is too.',
    since: '0.1.0',
    source: 'containernetworking/plugins v1.9.1 host-local/backend/allocator/config.go',
  },
  findings: {
    many: ({ family, version }: { family: string; version: string }) => ({
      what: `two ${family} sets in a list of version ${version || '0.1.0'}`,
      fix: 'cniVersion: "1.0.0"',
    }),
  },
  examples: () => ({
    valid: [WORKING_LIST],
    invalid: [
      conflistExample({
        title: 'two IPv6 addresses for each pod, in an old list',
        list: { cniVersion: '0.2.0' },
        ipam: {
          type: 'host-local',
          ranges: [[{ subnet: 'fd00:10:244:1::/64' }], [{ subnet: 'fd00:10:245:1::/64' }]],
        },
      }),
    ],
  }),
  check({ conflists }, report) {
    for (const link of poolsOf(conflists)) {
      const { cniVersion, cniVersions } = link.list.value;
      const version = effectiveVersion(cniVersion, cniVersions);
      if (version === undefined || isAtLeast(version, '0.3.0')) continue;
      const seen = new Map<string, readonly (string | number)[]>();
      for (const { ranges, path } of link.pool.sets) {
        const family = ranges[0]?.subnet.family;
        if (family === undefined) continue;
        const first = seen.get(family);
        if (first) {
          report(
            'many',
            { family, version },
            {
              at: placeInIpam(link, path),
              other: placeInIpam(link, first),
              refusedBy: ['cni-plugin'],
              data: { family, version },
            },
          );
        }
        seen.set(family, first ?? path);
      }
    }
  },
});
