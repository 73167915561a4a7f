import { rangeSide } from '../range-side';
import { defineRule } from '../rule';
import { flannelExample, SHIPPED_FLANNEL } from './flannel-example';
import { placeIn, stacksOf } from './flannel-stack';

interface Outside {
  readonly key: string;
  readonly network: string;
  readonly pods: string;
}

export const flannelNetwork = defineRule({
  code: 'NET551',
  name: 'flannel-network',
  severity: 'error',
  reads: ['flannels', 'plan'],
  docs: {
    summary: "flannel's Network must contain the pod range of the cluster.",
    why: 'kube-controller-manager cuts the blocks of the nodes out of podSubnet. flanneld exits on a node whose block is not inside Network: the stock manifest says 10.244.0.0/16.',
    symptoms: ['network-add-on-restarts', 'nodes-not-ready'],
    since: '0.1.0',
    source: 'flannel v0.28.9 pkg/subnet/kube/kube.go (net config does not contain PodCIDR)',
  },
  findings: {
    outside: ({ key, network, pods }: Outside) => ({
      what: `${key} ${network} does not contain pod range ${pods}`,
      fix: `"${key}": "${pods}"`,
    }),
  },
  examples: () => ({
    valid: [
      SHIPPED_FLANNEL,
      flannelExample({
        title: 'a larger network is fine',
        netConf: { Network: '10.244.0.0/14', Backend: { Type: 'vxlan' } },
      }),
    ],
    invalid: [
      flannelExample({ title: 'the stock manifest and another range', podSubnet: '10.50.0.0/16' }),
    ],
  }),
  check({ flannels, plan }, report) {
    for (const flannel of flannels) {
      for (const { family, isEnabled, network, networkKey: key } of stacksOf(flannel)) {
        if (!isEnabled || network?.family !== family) continue;
        for (const pods of plan.pods) {
          if (pods.value.family !== family || pods.value.isInside(network)) continue;
          const facts = { key, network: `${network}`, pods: `${pods.value}` };
          report('outside', facts, {
            at: {
              at: placeIn(flannel, key),
              value: facts.network,
              extent: { first: `${network.first}`, last: `${network.last}` },
            },
            other: rangeSide(pods),
            breaks:
              "flanneld: net config doesn't contain the PodCIDR of the node, and exits (CrashLoopBackOff)",
            data: { ...facts },
          });
        }
      }
    }
  },
});
