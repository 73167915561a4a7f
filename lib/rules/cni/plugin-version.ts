import { CNI_VERSIONS, effectiveVersion, isAtLeast } from '../../cni/cni-version';
import { OLDEST_LIST_VERSION } from '../../cni/plugin-kinds';
import { defineRule } from '../rule';
import { linksOf, pluginSide } from './chain';
import { conflistExample, WORKING_LIST } from './conflist-example';

interface TooOld {
  readonly type: string;
  readonly version: string;
  readonly oldest: string;
}

export const pluginVersion = defineRule({
  code: 'NET503',
  name: 'plugin-version',
  severity: 'error',
  reads: ['conflists'],
  docs: {
    summary: 'A list must have a version that each of its plugins works with.',
    why: 'firewall, bandwidth and vrf refuse lists of older versions, so adding one of them to the list of flannel (0.3.1) stops every pod.',
    since: '0.1.0',
    source: 'containernetworking/plugins v1.9.1 plugins/meta/{firewall,bandwidth,vrf}',
  },
  findings: {
    tooOld: ({ type, version, oldest }: TooOld) => ({
      what: `${type} needs a list of version ${oldest}, this one is ${version || '0.1.0'}`,
      fix: `cniVersion: "1.0.0", or leave ${type} out`,
    }),
  },
  examples: () => ({
    valid: [WORKING_LIST],
    invalid: [
      conflistExample({
        title: 'firewall in a list of version 0.3.1',
        list: { cniVersion: '0.3.1' },
        plugins: [
          {
            type: 'bridge',
            ipam: { type: 'host-local', ranges: [[{ subnet: '10.244.1.0/24' }]] },
          },
          { type: 'firewall' },
        ],
      }),
    ],
  }),
  check({ conflists }, report) {
    for (const link of linksOf(conflists)) {
      const { value, source } = link.list;
      const { type } = link.plugin;
      const oldest = OLDEST_LIST_VERSION.get(type);
      const version = effectiveVersion(value.cniVersion, value.cniVersions);
      if (oldest === undefined || version === undefined) continue;
      const isJudgedElsewhere = version !== '' && !CNI_VERSIONS.includes(version);
      if (isJudgedElsewhere || isAtLeast(version, oldest)) continue;
      report(
        'tooOld',
        { type, version, oldest },
        {
          at: pluginSide(link),
          other: { at: { source, path: ['cniVersion'] }, value: version },
          refusedBy: ['cni-plugin'],
          data: { type, oldest },
        },
      );
    }
  },
});
