import { effectiveVersion, isAtLeast } from '../../cni/cni-version';
import { isObject } from '../../model/document';
import { goField, goText } from '../../model/go-fields';
import { defineRule } from '../rule';
import { type Link, linksOf, linksOfType, pluginSide } from './chain';
import { conflistExample, WORKING_LIST } from './conflist-example';
import { givesAddresses } from './given-addresses';

export const podWithoutAddress = defineRule({
  code: 'NET518',
  name: 'pod-without-address',
  severity: 'error',
  reads: ['conflists'],
  docs: {
    summary: 'A bridge or ptp without ipam gives pods no address.',
    why: 'ptp, vlan, ipvlan and dummy fail: they always ask for addresses. The bridge plugin succeeds from list version 0.3.0 on, but the kubelet waits for an address of the pod. Older versions have no result without addresses.',
    symptoms: ['pods-container-creating'],
    since: '0.1.0',
    source:
      'containernetworking/plugins v1.9.1 plugins/main/{bridge,ptp,vlan,ipvlan,dummy} [run]; cni pkg/types/020',
    whenToIgnore: 'The list is for a second interface (Multus), not for the pod network.',
  },
  findings: {
    bare: () => ({
      what: 'no ipam, so pods get no address',
      fix: 'ipam: {"type": "host-local", "ranges": [[{"subnet": "10.244.1.0/24"}]]}',
    }),
  },
  examples: () => ({
    valid: [WORKING_LIST],
    invalid: [
      conflistExample({
        title: 'a switch without addresses',
        plugins: [{ type: 'bridge', bridge: 'cni0' }],
      }),
      conflistExample({ title: 'a cable without addresses', plugins: [{ type: 'ptp' }] }),
    ],
  }),
  check({ conflists }, report) {
    for (const link of linksOf(conflists).filter(asksAlways)) {
      if (!hasIpam(link))
        report('bare', undefined, { at: pluginSide(link), refusedBy: ['cni-plugin'] });
    }
    for (const link of linksOfType(conflists, 'sbr')) {
      if (link.list.plugins[0] === link.plugin || givesAddresses(link.list)) continue;
      report('bare', undefined, { at: pluginSide(link), refusedBy: ['cni-plugin'] });
    }
    for (const link of linksOfType(conflists, 'bridge')) {
      if (link.list.plugins[0] !== link.plugin || hasIpam(link)) continue;
      const { cniVersion, cniVersions } = link.list.value;
      const version = effectiveVersion(cniVersion, cniVersions);
      if (version === undefined) continue;
      const isOld = !isAtLeast(version, '0.3.0');
      const breaks = 'container runtime: the sandbox has no IP address, so no pod becomes ready';
      const verdict = isOld
        ? ({ refusedBy: ['cni-plugin'] } as const)
        : ({ severity: 'warning', breaks } as const);
      report('bare', undefined, { at: pluginSide(link), ...verdict });
    }
  },
});

/** ipvlan may take the addresses of the plugin before it. */
const asksAlways = ({ list, plugin }: Link): boolean =>
  ['ptp', 'vlan', 'dummy'].includes(plugin.type) ||
  (plugin.type === 'ipvlan' && list.plugins[0] === plugin);

function hasIpam({ plugin }: Link): boolean {
  const ipam = goField(plugin.value, 'ipam')?.value;
  if (ipam === undefined || ipam === null) return false;
  return !isObject(ipam) || goText(ipam, 'type') !== '';
}
