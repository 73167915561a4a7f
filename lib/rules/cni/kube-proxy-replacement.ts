import type { AddOn } from '../../cni/add-on';
import { addOnsIn } from '../../cni/add-ons';
import type { ClusterModel } from '../../model/cluster-model';
import { isObject, valueAt } from '../../model/document';
import { bringsKubeProxy } from '../../model/kube-proxy-addon';
import { isForInit, type KubeadmDocument } from '../../model/kubeadm-file';
import { type At, at } from '../../model/located';
import { asList, textField } from '../../model/type-meta';
import { workloadsOf } from '../../model/workload-index';
import { besidePodRange } from '../cluster-example';
import { valueSide } from '../flag-side';
import { defineRule } from '../rule';
import { ciliumText, kubeRouterText } from './add-on-example';
import { addOnSide } from './add-on-side';

interface Both {
  readonly addOn: string;
  readonly label: string;
  readonly value: string;
}

const WITHOUT_KUBE_PROXY = {
  beside: [
    {
      file: 'cluster.yaml',
      text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
skipPhases: [addon/kube-proxy]
localAPIEndpoint: { advertiseAddress: 192.168.56.10 }
---
apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
networking:
  podSubnet: 10.244.0.0/16
`,
    },
  ],
};

export const kubeProxyReplacement = defineRule({
  code: 'NET572',
  name: 'kube-proxy-replacement',
  severity: 'error',
  reads: ['objects', 'kubeadmFiles', 'flannels'],
  docs: {
    summary: 'One program makes Services work: kube-proxy, or the network add-on in its place.',
    why: 'Without any, no pod reaches the API server by its Service, and DNS stays down. With two of them each keeps its own rules, and whichever comes first in the kernel wins.',
    symptoms: ['names-do-not-resolve', 'service-does-not-answer'],
    since: '0.1.0',
    source:
      'Cilium kube-proxy replacement guide; Calico eBPF guide; kube-router run-service-proxy; kubeadm addon/kube-proxy',
  },
  findings: {
    twice: ({ addOn, label, value }: Both) => ({
      what: `${addOn} replaces kube-proxy (${label} ${value}), and kubeadm installs kube-proxy as well`,
      fix: 'proxy: { disabled: true } in ClusterConfiguration, or skipPhases: [addon/kube-proxy]',
    }),
    none: ({ addOn }: { addOn: string }) => ({
      what: `kubeadm leaves kube-proxy out, and ${addOn} does not replace it`,
      fix: `let kubeadm install kube-proxy, or take an add-on that replaces it`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'Cilium beside kube-proxy',
        text: ciliumText('ipam: kubernetes', 'kube-proxy-replacement: "false"'),
        ...besidePodRange('10.244.0.0/16'),
      },
      {
        title: 'kube-router in its place',
        text: kubeRouterText('--run-router=true', '--run-service-proxy=true'),
        ...WITHOUT_KUBE_PROXY,
      },
    ],
    invalid: [
      {
        title: 'nobody makes Services work',
        text: ciliumText('ipam: kubernetes', 'kube-proxy-replacement: "false"'),
        ...WITHOUT_KUBE_PROXY,
      },
      {
        title: 'two programs do',
        text: ciliumText('ipam: kubernetes', 'kube-proxy-replacement: "true"'),
        ...besidePodRange('10.244.0.0/16'),
      },
    ],
  }),
  check({ objects, kubeadmFiles, flannels }, report) {
    const file = kubeadmFiles.find((candidate) => isForInit(candidate) && candidate.cluster);
    if (!file?.cluster) return;
    const addOns = addOnsIn(objects);
    const replacing = addOns.flatMap(({ name, kubeProxyReplacement: by }) =>
      by ? [{ name, by }] : [],
    );
    if (bringsKubeProxy(file)) {
      for (const { name, by } of replacing) {
        report(
          'twice',
          { addOn: name, label: by.label, value: by.value },
          {
            at: valueSide(by, by.label),
            severity: 'warning',
            breaks: `${name}: its rules and those of kube-proxy both rewrite the traffic of Services`,
            data: { addOn: name },
          },
        );
      }
      return;
    }
    const [first] = [...addOns.map(knownAs), ...flannels.map(flannelAs)];
    if (!first || replacing.length > 0 || hasServiceProxy(objects)) return;
    report(
      'none',
      { addOn: first.name },
      {
        at: { at: leftOutAt(file.cluster, file.init), value: 'kube-proxy' },
        other: first.side,
        breaks:
          'pods: no Service has rules in the kernel, so nobody reaches the API server or DNS by its address',
        data: { addOn: first.name },
      },
    );
  },
});

const knownAs = (addOn: AddOn) => ({ name: addOn.name, side: addOnSide(addOn) });

const flannelAs = ({ source, keyOf }: ClusterModel['flannels'][number]) => ({
  name: 'flannel',
  side: { at: at(source, keyOf('Network')), label: 'network add-on', value: 'flannel' },
});

/** kube-proxy by somebody else's hand, or kube-router for Services only. */
const hasServiceProxy = (objects: ClusterModel['objects']): boolean =>
  workloadsOf(objects).some(({ spec }) =>
    asList(spec.containers).some(
      (container) =>
        isObject(container) && /^kube-(proxy|router)$/.test(textField(container, 'name')),
    ),
  );

/** The switch of v1beta4, or else the phases that init leaves out. */
const leftOutAt = (cluster: KubeadmDocument, init = cluster): At =>
  isDisabled(cluster) ? at(cluster.source, 'proxy', 'disabled') : at(init.source, 'skipPhases');

const isDisabled = ({ value }: KubeadmDocument): boolean =>
  valueAt(value, ['proxy', 'disabled']) === true;
