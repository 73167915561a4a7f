import { lastAsRead } from '../../model/component-flags';
import { parseCidrListSloppy } from '../../net/parse-sloppy';
import { flagSide } from '../flag-side';
import { rangeSide } from '../range-side';
import { defineRule } from '../rule';
import { withArgument } from './argument-example';

export const clusterCidrArgument = defineRule({
  code: 'NET792',
  name: 'cluster-cidr-argument',
  severity: 'error',
  reads: ['controlPlane', 'plan'],
  docs: {
    summary: 'cluster-cidr given as an extra argument is podSubnet.',
    why: 'The argument wins over podSubnet in kube-controller-manager only. Nodes get blocks of the one range, and kube-proxy, the configuration of the cluster and the network add-on go by the other.',
    symptoms: ['network-add-on-restarts', 'source-address-lost'],
    since: '0.1.0',
    source: 'kubeadm phases/controlplane/manifests.go getControllerManagerCommand',
  },
  findings: {
    differs: ({ given, pods }: { given: string; pods: string }) => ({
      what: `kube-controller-manager is told cluster-cidr ${given}, and podSubnet is ${pods}`,
      fix: `remove cluster-cidr, or write podSubnet: "${given}"`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'the same range twice',
        text: withArgument('controllerManager', 'cluster-cidr', '10.244.0.0/16'),
      },
    ],
    invalid: [
      {
        title: 'another range',
        text: withArgument('controllerManager', 'cluster-cidr', '10.10.0.0/16'),
      },
    ],
  }),
  check({ controlPlane, plan }, report) {
    const flag = lastAsRead(controlPlane.controllerManager, 'cluster-cidr');
    const [first] = plan.pods;
    const given = flag && parseCidrListSloppy(flag.value.trim());
    if (!flag || !first || !given || !plan.allocatesNodeBlocks) return;
    const isSame =
      given.length === plan.pods.length &&
      plan.pods.every(({ value }) => given.some((prefix) => `${prefix}` === `${value}`));
    if (isSame) return;
    const facts = { given: flag.value, pods: plan.pods.map(({ text }) => text).join(',') };
    report('differs', facts, {
      at: flagSide('cluster-cidr', flag),
      other: rangeSide(first),
      breaks:
        'kube-proxy: takes pods for outside hosts; flannel exits on blocks that are not inside its Network',
      data: { clusterCidr: facts.given, podSubnet: facts.pods },
    });
  },
});
