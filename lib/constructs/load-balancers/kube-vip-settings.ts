import type { KubeadmNode } from '../cluster/kubeadm-node';
import type {
  KubeVipArpProps,
  KubeVipBgpPeer,
  KubeVipBgpProps,
  KubeVipCommonProps,
  KubeVipLeaseProps,
  KubeVipServicesBgp,
  KubeVipServicesProps,
} from './kube-vip-props';

/** An environment variable, and the prop that it comes from. */
export interface Setting {
  readonly name: string;
  readonly value: string;
  readonly prop?: string;
}

export const settingsOfArp = (props: KubeVipArpProps): Setting[] => [
  setting('vip_arp', 'true'),
  ...optional('vip_interface', props.interface, 'interface'),
  ...common(props),
  setting('vip_leaderelection', 'true'),
  setting('vip_leasename', 'plndr-cp-lock'),
  ...lease(props),
];

const lease = (props: KubeVipLeaseProps): Setting[] => [
  setting('vip_leaseduration', props.leaseDurationSeconds ?? 5, 'leaseDurationSeconds'),
  setting('vip_renewdeadline', props.renewDeadlineSeconds ?? 3, 'renewDeadlineSeconds'),
  setting('vip_retryperiod', props.retryPeriodSeconds ?? 1, 'retryPeriodSeconds'),
];

/** No passwords: they would stand in the file. */
export const settingsOfBgp = (props: KubeVipBgpProps, { _props }: KubeadmNode): Setting[] => [
  setting('bgp_enable', 'true'),
  setting('vip_interface', 'lo'),
  ...common(props),
  setting('bgp_routerid', _props.address ?? ''),
  ...bgp(props),
];

const bgp = ({ asn, peers = [] }: Pick<KubeVipBgpProps, 'asn' | 'peers'>): Setting[] => [
  setting('bgp_as', asn, 'asn'),
  setting('bgp_peers', peers.map(peer).join(), 'peers'),
];

const peer = ({ address, asn, multiHop = false }: KubeVipBgpPeer): string =>
  `${bracketed(address)}:${asn}::${multiHop}`;

/** A DaemonSet is the same on every node: its router ID comes from there. */
export const settingsOfServices = (props: KubeVipServicesProps): Setting[] => [
  ...(props.bgp ? announced(props.bgp) : [setting('vip_arp', 'true')]),
  ...optional('vip_interface', props.interface ?? (props.bgp && 'lo'), 'interface'),
  setting('svc_enable', 'true'),
  setting('svc_election', `${props.electionPerService ?? false}`, 'electionPerService'),
  ...(props.loadBalancerClass === undefined
    ? []
    : [
        setting('lb_class_name', props.loadBalancerClass, 'loadBalancerClass'),
        setting('lb_class_only', 'true'),
      ]),
  ...lease(props),
  setting('prometheus_server', `:${props.metricsPort ?? 2112}`, 'metricsPort'),
];

const announced = (props: KubeVipServicesBgp): Setting[] => [
  setting('bgp_enable', 'true'),
  ...bgp(props),
  ...optional('bgp_routerinterface', props.routerInterface),
];

/**
 * The API server of its own node by the alias of the pod. Left alone, kube-vip 1.2.2 asks the server that
 * admin.conf names: the very address that is to be put up. Source: kube-vip issue 1654.
 */
const common = ({ address, port = 6443, services = false }: KubeVipCommonProps): Setting[] => [
  setting('kubernetes_addr', `kubernetes:${port}`),
  setting('address', address ?? '', 'address'),
  setting('port', port, 'port'),
  setting('vip_subnet', address?.includes(':') ? 128 : 32),
  setting('cp_enable', 'true'),
  setting('cp_namespace', 'kube-system'),
  setting('svc_enable', `${services}`, 'services'),
];

const bracketed = (address: string): string => (address.includes(':') ? `[${address}]` : address);

const optional = (name: string, value: string | undefined, prop?: string): Setting[] =>
  value === undefined ? [] : [setting(name, value, prop)];

const setting = (name: string, value: string | number, prop?: string): Setting => ({
  name,
  value: `${value}`,
  ...(prop === undefined ? {} : { prop }),
});
