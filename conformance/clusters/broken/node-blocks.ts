import { Cni } from '../../../lib';
import type { RunningCluster } from '../../rig/running-cluster';
import { eventsSince, unlessOneMatches } from './forcing';
import { logsOf, withStaticPod } from './static-pod';
import type { BrokenVariant, EmittedFiles } from './variant';

const COMPONENT = 'kube-controller-manager';
/** With the bridge plugin the plan hands out the ranges; here Kubernetes is to do it. */
const cni = Cni.flannel();

/** kube-controller-manager with the flags of the variant tells every node without a block. */
const nodesWithoutBlock = (cluster: RunningCluster, files: EmittedFiles) => {
  const start = new Date();
  return withStaticPod(cluster, COMPONENT, files, async () =>
    unlessOneMatches(await eventsSince(cluster, start), /^CIDRNotAvailable: /),
  );
};

export const podsInServiceRange: BrokenVariant = {
  name: 'pod range inside the service range',
  change: {
    network: { podCidrs: ['10.100.0.0/16'], serviceCidrs: ['10.96.0.0/12'] },
    cluster: { cni },
  },
  code: 'NET203',
  verdict: /^kube-controller-manager: .*CIDRNotAvailable/,
  stage: 'control plane',
  force: nodesWithoutBlock,
};

export const moreNodesThanBlocks: BrokenVariant = {
  name: 'more nodes than node blocks',
  change: { network: { podCidrs: ['10.245.0.0/23'] }, cluster: { cni } },
  code: 'NET213',
  verdict: /^kube-controller-manager: .*CIDRNotAvailable/,
  stage: 'control plane',
  force: nodesWithoutBlock,
};

export const oneMaskForTwoFamilies: BrokenVariant = {
  name: 'node-cidr-mask-size in dual-stack',
  change: {
    network: {
      podCidrs: ['10.244.0.0/16', 'fd00:10:244::/56'],
      serviceCidrs: ['10.96.0.0/16', 'fd00:10:96::/112'],
    },
    cluster: {
      cni,
      controllerManager: { extraArgs: [{ name: 'node-cidr-mask-size', value: '24' }] },
    },
  },
  code: 'NET708',
  verdict: /controller-manager-start/,
  stage: 'control plane',
  force: (cluster, files) =>
    withStaticPod(cluster, COMPONENT, files, async () =>
      unlessOneMatches(
        [await logsOf(cluster, COMPONENT)],
        /node-cidr-mask-size is not allowed with dual-stack/i,
      ),
    ),
};
