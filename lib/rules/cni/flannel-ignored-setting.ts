import { ETCD_MODE_KEYS } from '../../cni/flannel/net-conf-shape';
import { defineRule } from '../rule';
import { flannelExample, SHIPPED_FLANNEL } from './flannel-example';
import { placeIn } from './flannel-stack';

export const flannelIgnoredSetting = defineRule({
  code: 'NET554',
  name: 'flannel-ignored-setting',
  severity: 'info',
  reads: ['flannels'],
  docs: {
    summary: 'SubnetLen, SubnetMin and SubnetMax have no effect in a Kubernetes cluster.',
    why: 'With --kube-subnet-mgr flannel takes the podCIDR of each node; kube-controller-manager decides how long it is.',
    symptoms: ['setting-without-effect'],
    since: '0.1.0',
    source: 'flannel v0.28.9 pkg/subnet/config.go CheckNetworkConfig (local manager only)',
  },
  findings: {
    ignored: ({ key }: { key: string }) => ({
      what: `${key} has no effect: the blocks of the nodes come from kube-controller-manager`,
      fix: key.endsWith('Len')
        ? `set node-cidr-mask-size-ipv${key.startsWith('IPv6') ? 6 : 4} of kube-controller-manager instead`
        : `remove ${key}`,
    }),
  },
  examples: () => ({
    valid: [SHIPPED_FLANNEL],
    invalid: [
      flannelExample({
        title: 'a length that nobody reads',
        netConf: { Network: '10.244.0.0/16', SubnetLen: 26, Backend: { Type: 'vxlan' } },
      }),
    ],
  }),
  check({ flannels }, report) {
    for (const flannel of flannels) {
      for (const key of ETCD_MODE_KEYS) {
        if (flannel.field(key) === undefined) continue;
        const at = { at: placeIn(flannel, flannel.keyOf(key)), on: 'key' as const };
        report('ignored', { key }, { at, breaks: `flanneld: ignores ${key}`, data: { key } });
      }
    }
  },
});
