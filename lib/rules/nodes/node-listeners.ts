import { hostWithPort } from '../../k8s/go-host-port';
import { parseFlagInt } from '../../k8s/go-value';
import { kubeletFlags } from '../../model/component-arguments';
import type { ComponentConfig } from '../../model/component-config';
import { lastAsRead } from '../../model/component-flags';
import type { FlagSet } from '../../model/flags';
import type { Kubelet } from '../../model/kubelet';
import { type At, at } from '../../model/located';
import { asNumber, asText } from '../../model/type-meta';
import { flagSide } from '../flag-side';
import type { Host } from './host';
import { defaultPort, givenPort, type Listener } from './listener';

export function kubeletListeners({ node, place }: Host, kubelets: readonly Kubelet[]): Listener[] {
  const settings = {
    kubelet: kubelets.find(({ nodes, isPatched }) => (node ? nodes.includes(node) : !isPatched)),
    flags: node && kubeletFlags(node),
    place,
  };
  return KUBELET_SERVERS.flatMap((server) => kubeletListener(server, settings));
}

/** kubeadm hands the same file to every node. */
export function kubeProxyListeners(host: Host, configs: readonly ComponentConfig[]): Listener[] {
  const config = configs.find(({ component }) => component === 'kube-proxy');
  return host.runsKubeProxy ? kubeProxy(host, config) : [];
}

interface KubeletServer {
  readonly component: string;
  readonly field: string;
  readonly flag: string;
  /** 0: none unless somebody asks for it. */
  readonly usual: number;
  /** 0 in the file stands for the default, not for none. */
  readonly isAlwaysThere?: true;
  readonly address: { readonly field: string; readonly flag: string; readonly usual: string };
}

const MAIN_ADDRESS = { field: 'address', flag: 'address', usual: '' };

/** Source: kubelet apis/config/v1beta1/defaults.go, `options.go`; kubeadm componentconfigs/kubelet.go. */
const KUBELET_SERVERS: readonly KubeletServer[] = [
  {
    component: 'kubelet',
    field: 'port',
    flag: 'port',
    usual: 10250,
    isAlwaysThere: true,
    address: MAIN_ADDRESS,
  },
  {
    component: 'kubelet (read-only)',
    field: 'readOnlyPort',
    flag: 'read-only-port',
    usual: 0,
    address: MAIN_ADDRESS,
  },
  {
    component: 'kubelet (healthz)',
    field: 'healthzPort',
    flag: 'healthz-port',
    usual: 10248,
    address: { field: 'healthzBindAddress', flag: 'healthz-bind-address', usual: '127.0.0.1' },
  },
];

interface KubeletSettings {
  readonly kubelet: Kubelet | undefined;
  readonly flags: FlagSet | undefined;
  readonly place: At;
}

function kubeletListener(
  { component, field, flag, usual, isAlwaysThere, address: where }: KubeletServer,
  { kubelet, flags, place }: KubeletSettings,
): Listener[] {
  const byFlag = flags && lastAsRead(flags, flag);
  const written = asNumber(kubelet?.config[field]);
  const inFile = written === 0 && isAlwaysThere ? undefined : written;
  const port = (byFlag && parseFlagInt(byFlag.value)) ?? inFile ?? usual;
  const address =
    (flags && lastAsRead(flags, where.flag)?.value) ||
    asText(kubelet?.config[where.field]) ||
    where.usual;
  const side = byFlag
    ? flagSide(flag, byFlag)
    : kubelet && inFile !== undefined
      ? givenPort(field, { at: kubelet.at([field]), value: inFile })
      : defaultPort(port, place, 'kubelet');
  return port === 0 ? [] : [{ component, address, port, side }];
}

/** Source: kube-proxy apis/config/v1alpha1/defaults.go getDefaultAddresses. */
const KUBE_PROXY_SERVERS = [
  { component: 'kube-proxy (healthz)', field: 'healthzBindAddress', usual: 10256, isLocal: false },
  { component: 'kube-proxy (metrics)', field: 'metricsBindAddress', usual: 10249, isLocal: true },
] as const;

function kubeProxy({ place, advertised }: Host, config: ComponentConfig | undefined): Listener[] {
  const isIpv6 = (asText(config?.value.bindAddress) || advertised).includes(':');
  return KUBE_PROXY_SERVERS.flatMap(({ component, field, usual, isLocal }) => {
    const written = asText(config?.value[field]);
    if (!config || !written) {
      const address = isLocal ? (isIpv6 ? '::1' : '127.0.0.1') : '';
      return [{ component, address, port: usual, side: defaultPort(usual, place, 'kube-proxy') }];
    }
    const { host, port: text } = hostWithPort(written, usual);
    const port = Number(text);
    const located = { at: at(config.source, field), value: written };
    return port > 0 ? [{ component, address: host, port, side: givenPort(field, located) }] : [];
  });
}
