import type { AddOn, AddOnRange } from '../../cni/add-on';
import { addOnsIn } from '../../cni/add-ons';
import type { PlanRange } from '../../model/address-plan';
import type { ClusterModel } from '../../model/cluster-model';
import { bringsKubeProxy } from '../../model/kube-proxy-addon';
import { isForInit } from '../../model/kubeadm-file';
import { asText } from '../../model/type-meta';
import { besidePodRange } from '../cluster-example';
import { rangeSide } from '../range-side';
import { defineRule } from '../rule';
import { ciliumText, installationText } from './add-on-example';
import { addOnRangeSide } from './add-on-side';

interface Outside {
  readonly addOn: string;
  readonly label: string;
  readonly pool: string;
  readonly pods: string;
}

export const addOnPoolOutsidePodRange = defineRule({
  code: 'NET570',
  name: 'add-on-pool-outside-pod-range',
  severity: 'error',
  reads: ['objects', 'plan', 'kubeadmFiles', 'componentConfigs'],
  docs: {
    summary: 'The pools of Calico, Cilium and other add-ons lie in podSubnet.',
    why: "Calico's operator reads podSubnet out of the cluster and refuses a pool that is not inside. The others give pods whatever addresses they are told, and kube-proxy, which kubeadm told podSubnet, takes such pods for hosts outside the cluster.",
    symptoms: ['nodes-not-ready', 'source-address-lost'],
    since: '0.1.0',
    source:
      'tigera/operator pkg/controller/ippool; kube-proxy pkg/proxy/util/localdetector.go; cilium-config cluster-pool-ipv4-cidr',
    whenToIgnore: 'when the add-on hides and shows the addresses of pods itself',
  },
  findings: {
    outside: ({ addOn, label, pool, pods }: Outside) => ({
      what: `${label} ${pool} of ${addOn} is not inside the pod range ${pods}`,
      fix: `${label}: "${pods}"`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'the pool of the pod range',
        text: installationText('10.244.0.0/16'),
        ...besidePodRange('10.244.0.0/16'),
      },
      {
        title: 'a part of it',
        text: ciliumText('ipam: cluster-pool', 'cluster-pool-ipv4-cidr: 10.244.128.0/17'),
        ...besidePodRange('10.244.0.0/16'),
      },
    ],
    invalid: [
      {
        title: "the pool of Calico's documentation and another pod range",
        text: installationText('192.168.0.0/20'),
        ...besidePodRange('10.244.0.0/16'),
      },
      {
        title: 'a pool of Cilium, and kube-proxy knows another range',
        text: ciliumText('ipam: cluster-pool', 'cluster-pool-ipv4-cidr: 10.10.0.0/16'),
        ...besidePodRange('10.244.0.0/16'),
      },
    ],
  }),
  check(model, report) {
    for (const addOn of addOnsIn(model.objects)) {
      for (const pool of addOn.pools) {
        const pods = model.plan.pods.find(({ value }) => value.family === pool.value.family);
        if (!pods || pool.value.isInside(pods.value)) continue;
        if (!pool.refusal && !kubeProxyGoesBy(model, pods)) continue;
        const { label, text } = pool;
        report(
          'outside',
          { addOn: addOn.name, label, pool: text, pods: pods.text },
          {
            at: addOnRangeSide(pool),
            other: rangeSide(pods),
            severity: pool.refusal || isOnlyOne(addOn, pool, pods) ? 'error' : 'warning',
            breaks: pool.refusal ?? HIDDEN,
            data: { pool: text, podSubnet: pods.text },
          },
        );
      }
    }
  },
});

const HIDDEN =
  'kube-proxy: takes pods for outside hosts and hides their addresses, so network policies by source fail';

/** A second pool beside the first is how a cluster grows. */
const isOnlyOne = ({ pools }: AddOn, { value }: AddOnRange, pods: PlanRange): boolean =>
  !pools.some((other) => other.value.family === value.family && other.value.isInside(pods.value));

type Plan = Pick<ClusterModel, 'kubeadmFiles' | 'componentConfigs'>;

/** kubeadm tells kube-proxy podSubnet unless its configuration says otherwise. */
function kubeProxyGoesBy({ kubeadmFiles, componentConfigs }: Plan, pods: PlanRange): boolean {
  const file = kubeadmFiles.find(isForInit);
  if (!file || !bringsKubeProxy(file)) return false;
  return componentConfigs
    .filter(({ component }) => component === 'kube-proxy')
    .every(({ value }) => {
      const mode = asText(value.detectLocalMode) || 'ClusterCIDR';
      const range = asText(value.clusterCIDR) || pods.text;
      return mode === 'ClusterCIDR' && range.split(',').includes(pods.text);
    });
}
