import type { BrokenCase } from './broken-case';
import { args, calicoManifest, cluster, config, documents } from './texts';

const DUAL = { pods: '10.244.0.0/16,fd00:10:244::/56', services: '10.96.0.0/16,fd00:10:96::/112' };

const maskSize = (size: string, api?: 'v1beta3') =>
  args('controllerManager', { 'node-cidr-mask-size': size }, api);

/** What a node gets of the pod range. */
export const NODE_BLOCK_CASES: readonly BrokenCase[] = [
  {
    number: 10,
    what: 'The kubelet may run more pods than a node block has addresses.',
    mistakes: [
      {
        title: 'maxPods above 253',
        code: 'NET215',
        files: {
          'kubeadm.yaml': documents(cluster(), config('KubeletConfiguration', 'maxPods: 300')),
        },
      },
      {
        title: 'the default of 110 pods and blocks of /26',
        code: 'NET215',
        files: {
          'kubeadm.yaml': cluster({
            api: 'v1beta3',
            version: '1.30.4',
            lines: maskSize('26', 'v1beta3'),
          }),
        },
      },
      {
        title: 'the configuration of the kubelet in a file of its own',
        code: 'NET215',
        files: {
          'kubeadm.yaml': cluster(),
          'kubelet.yaml': config('KubeletConfiguration', 'maxPods: 254'),
        },
      },
    ],
    nearMisses: [
      { 'kubeadm.yaml': documents(cluster(), config('KubeletConfiguration', 'maxPods: 253')) },
      {
        'kubeadm.yaml': documents(cluster(), config('KubeletConfiguration', 'maxPods: 300')),
        'calico.yaml': calicoManifest('10.244.0.0/16'),
      },
    ],
    lookAt: 'kubectl get events -A --field-selector reason=FailedCreatePodSandBox',
    variants: ['fewer addresses than pods on a node'],
  },
  {
    number: 11,
    what: 'The block of a node is a /31 or a /32.',
    mistakes: [
      {
        title: 'node-cidr-mask-size 31',
        code: 'NET214',
        files: { 'kubeadm.yaml': cluster({ pods: '10.244.0.0/20', lines: maskSize('31') }) },
      },
    ],
    nearMisses: [
      {
        'kubeadm.yaml': documents(
          cluster({ pods: '10.244.0.0/20', lines: maskSize('29') }),
          config('KubeletConfiguration', 'maxPods: 5'),
        ),
      },
    ],
    lookAt: 'kubectl get events -A --field-selector reason=FailedCreatePodSandBox',
    variants: ['a node range without room for a pod'],
  },
  {
    number: 12,
    what: 'node-cidr-mask-size stands beside two families, or beside node-cidr-mask-size-ipv4.',
    mistakes: [
      {
        title: 'in dual-stack',
        code: 'NET708',
        files: { 'kubeadm.yaml': cluster({ ...DUAL, lines: maskSize('24') }) },
      },
      {
        title: 'both of them',
        code: 'NET708',
        files: {
          'kubeadm.yaml': cluster({
            lines: args('controllerManager', {
              'node-cidr-mask-size': '24',
              'node-cidr-mask-size-ipv4': '24',
            }),
          }),
        },
      },
    ],
    nearMisses: [
      {
        'kubeadm.yaml': cluster({
          ...DUAL,
          lines: args('controllerManager', {
            'node-cidr-mask-size-ipv4': '25',
            'node-cidr-mask-size-ipv6': '72',
          }),
        }),
      },
      { 'kubeadm.yaml': cluster({ lines: maskSize('24') }) },
    ],
    lookAt: 'crictl logs $(crictl ps -a --name kube-controller-manager -q | head -n 1)',
    variants: ['node-cidr-mask-size in dual-stack'],
  },
  {
    number: 13,
    what: 'kubeadm reckons with another node mask than kube-controller-manager.',
    mistakes: [
      {
        title: 'kubeadm reads the flag of the family only, and refuses what would work',
        code: 'NET604',
        files: { 'kubeadm.yaml': cluster({ pods: '10.244.0.0/25', lines: maskSize('26') }) },
      },
    ],
    nearMisses: [{ 'kubeadm.yaml': cluster({ pods: '10.244.0.0/24', lines: maskSize('25') }) }],
    lookAt: 'kubeadm config validate --config kubeadm.yaml',
  },
];
