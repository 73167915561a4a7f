import { addOnsIn } from '../../cni/add-ons';
import { besidePodRange, clusterExample } from '../cluster-example';
import { knowsCluster } from '../node-clash';
import { rangeSide } from '../range-side';
import { defineRule } from '../rule';
import { ciliumText, installationText } from './add-on-example';
import { addOnRangeSide } from './add-on-side';
import { takenAddresses } from './taken-addresses';

interface Clash {
  readonly addOn: string;
  readonly label: string;
  readonly pool: string;
  readonly text: string;
  readonly use: string;
}

export const addOnPoolOverlap = defineRule({
  code: 'NET571',
  name: 'add-on-pool-overlap',
  severity: 'error',
  reads: ['objects', 'plan', 'kubeadmFiles'],
  docs: {
    summary: 'The pools of an add-on hold no addresses of Services or nodes.',
    why: 'Add-ons with an address management of their own know nothing of the service range: the default pool of Cilium, 10.0.0.0/8, holds the default service range, and Calico routes a whole pool to its nodes.',
    symptoms: ['pods-unreachable'],
    since: '0.1.0',
    source: 'Cilium cluster-pool IPAM; Calico IPPool; kube-proxy service rules',
  },
  findings: {
    overlap: ({ addOn, label, pool, text, use }: Clash) => ({
      what: `${label} ${pool} of ${addOn} and ${use} ${text} share addresses`,
      fix: `give ${label} a part of the pod range`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a pool inside the pod range',
        text: installationText('10.244.0.0/16'),
        ...besidePodRange('10.244.0.0/16'),
      },
    ],
    invalid: [
      {
        title: 'the default pool of Cilium, without kube-proxy',
        text: ciliumText('cluster-pool-ipv4-cidr: 10.0.0.0/8', 'kube-proxy-replacement: "true"'),
        beside: [
          {
            file: 'cluster.yaml',
            text: clusterExample(
              'proxy: { disabled: true }',
              'networking:',
              '  podSubnet: 10.244.0.0/16',
            ),
          },
        ],
      },
    ],
  }),
  check({ objects, plan, kubeadmFiles }, report) {
    const taken = takenAddresses(plan, HIDDEN).filter(
      ({ use }) => use !== 'service range' || knowsCluster(kubeadmFiles),
    );
    for (const addOn of addOnsIn(objects)) {
      for (const pool of addOn.pools) {
        // The rules about podSubnet speak of what lies inside it.
        if (plan.pods.some(({ value }) => pool.value.isInside(value))) continue;
        for (const { other, use, breaks, text } of taken) {
          if (!pool.value.overlaps(other.value)) continue;
          const facts = { addOn: addOn.name, label: pool.label, pool: pool.text, text, use };
          const sides = { at: addOnRangeSide(pool), other: rangeSide(other) };
          report('overlap', facts, { ...sides, breaks, data: { ...facts } });
        }
      }
    }
  },
});

const HIDDEN =
  'kernel routing: routes to the pods take over the addresses of nodes, so pods and nodes cannot reach those nodes';
