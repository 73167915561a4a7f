import type { BrokenCase } from './broken-case';
import { args, cluster, config, documents } from './texts';

const DUAL = { pods: '10.244.0.0/16,fd00:10:244::/56', services: '10.96.0.0/16,fd00:10:96::/112' };

/** Settings of the components. */
export const SETTING_CASES: readonly BrokenCase[] = [
  {
    number: 14,
    what: 'clusterDNS of the kubelet is not the address of kube-dns.',
    mistakes: [
      {
        title: 'left over from the default range',
        code: 'NET709',
        files: {
          'kubeadm.yaml': documents(
            cluster({ services: '10.100.0.0/16' }),
            config('KubeletConfiguration', 'clusterDNS: [10.96.0.10]'),
          ),
        },
      },
      {
        title: 'the first address instead of the tenth, in IPv6',
        code: 'NET709',
        files: {
          'kubeadm.yaml': cluster({ pods: 'fd00:10:244::/56', services: 'fd00:10:96::/112' }),
          'kubelet.yaml': config('KubeletConfiguration', 'clusterDNS: ["fd00:10:96::1"]'),
        },
      },
    ],
    nearMisses: [
      {
        'kubeadm.yaml': documents(
          cluster({ services: '10.100.0.0/16' }),
          config('KubeletConfiguration', 'clusterDNS: [10.100.0.10]'),
        ),
      },
      {
        'kubeadm.yaml': documents(
          cluster(),
          config('KubeletConfiguration', 'clusterDNS: [169.254.20.10]'),
        ),
      },
    ],
    lookAt: 'kubectl run dns --rm -it --image=busybox -- nslookup kubernetes.default',
    variants: ['kubelet with the address of no DNS server'],
  },
  {
    number: 15,
    what: 'clusterCIDR of kube-proxy is not the pod range.',
    mistakes: [
      {
        title: 'left over from another pod range',
        code: 'NET711',
        files: {
          'kubeadm.yaml': documents(
            cluster(),
            config('KubeProxyConfiguration', 'clusterCIDR: 10.32.0.0/12'),
          ),
        },
      },
      {
        title: 'one of two families',
        code: 'NET711',
        files: {
          'kubeadm.yaml': cluster(DUAL),
          'kube-proxy.yaml': config('KubeProxyConfiguration', 'clusterCIDR: 10.244.0.0/16'),
        },
      },
    ],
    nearMisses: [
      {
        'kubeadm.yaml': documents(
          cluster(DUAL),
          config('KubeProxyConfiguration', 'clusterCIDR: "10.244.0.0/16,fd00:10:244::/56"'),
        ),
      },
      {
        'kubeadm.yaml': documents(
          cluster(),
          config('KubeProxyConfiguration', 'clusterCIDR: ""', 'mode: nftables'),
        ),
      },
    ],
    lookAt: 'kubectl -n kube-system get configmap kube-proxy -o yaml',
    variants: ['kube-proxy with the pod range of another cluster'],
  },
  {
    number: 16,
    what: 'A value in the configuration of kubelet or kube-proxy is none they take.',
    mistakes: [
      {
        title: 'a mode that is gone',
        code: 'NET712',
        files: {
          'kubeadm.yaml': documents(cluster(), config('KubeProxyConfiguration', 'mode: userspace')),
        },
      },
      {
        title: 'a word that the kubelet does not know',
        code: 'NET713',
        files: {
          'kubeadm.yaml': documents(
            cluster(),
            config('KubeletConfiguration', 'hairpinMode: none-'),
          ),
        },
      },
    ],
    nearMisses: [
      {
        'kubeadm.yaml': documents(
          cluster(),
          config('KubeletConfiguration', 'hairpinMode: none'),
          config('KubeProxyConfiguration', 'mode: ""'),
        ),
      },
    ],
    lookAt: 'journalctl -u kubelet; kubectl -n kube-system logs daemonset/kube-proxy',
    variants: ['kube-proxy with an unknown detectLocalMode'],
  },
  {
    number: 17,
    what: 'An extra argument has its dashes, or is none of the component.',
    mistakes: [
      {
        title: 'with dashes',
        code: 'NET700',
        files: { 'kubeadm.yaml': cluster({ lines: args('scheduler', { '--v': '4' }) }) },
      },
      {
        title: 'unknown',
        code: 'NET727',
        files: {
          'kubeadm.yaml': cluster({ lines: args('apiServer', { 'enable-swagger-ui': 'true' }) }),
        },
      },
      {
        title: 'in the map of v1beta3',
        code: 'NET700',
        files: {
          'kubeadm.yaml': cluster({
            api: 'v1beta3',
            version: '1.29.15',
            lines: args('scheduler', { '--v': '4' }, 'v1beta3'),
          }),
        },
      },
    ],
    nearMisses: [{ 'kubeadm.yaml': cluster({ lines: args('scheduler', { v: '4' }) }) }],
    lookAt: 'crictl logs $(crictl ps -a --name kube-scheduler -q | head -n 1)',
    variants: ['an argument with its dashes'],
  },
  {
    number: 18,
    what: 'A blank stands between two ranges.',
    mistakes: [
      {
        title: 'after the comma',
        code: 'NET601',
        files: {
          'kubeadm.yaml': cluster({ ...DUAL, pods: '"10.244.0.0/16, fd00:10:244::/56"' }),
        },
      },
    ],
    nearMisses: [{ 'kubeadm.yaml': cluster(DUAL) }],
    lookAt: 'kubeadm config validate --config kubeadm.yaml',
  },
];
