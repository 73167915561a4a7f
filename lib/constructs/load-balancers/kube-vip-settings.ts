import type { KubeadmNode } from '../cluster/kubeadm-node';
import type { KubeVipArpProps, KubeVipBgpProps, KubeVipCommonProps } from './kube-vip-props';

/** An environment variable, and the prop that it comes from. */
export interface Setting {
  readonly name: string;
  readonly value: string;
  readonly prop?: string;
}

export const settingsOfArp = (props: KubeVipArpProps): Setting[] => [
  setting('vip_arp', 'true'),
  ...(props.interface === undefined
    ? []
    : [setting('vip_interface', props.interface, 'interface')]),
  ...common(props),
  setting('vip_leaderelection', 'true'),
  setting('vip_leasename', 'plndr-cp-lock'),
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
  setting('bgp_as', props.asn, 'asn'),
  setting(
    'bgp_peers',
    (props.peers ?? [])
      .map(({ address, asn, multiHop = false }) => `${bracketed(address)}:${asn}::${multiHop}`)
      .join(),
    'peers',
  ),
];

const common = ({ address, port = 6443, services = false }: KubeVipCommonProps): Setting[] => [
  setting('address', address ?? '', 'address'),
  setting('port', port, 'port'),
  setting('vip_subnet', address?.includes(':') ? 128 : 32),
  setting('cp_enable', 'true'),
  setting('cp_namespace', 'kube-system'),
  setting('svc_enable', `${services}`, 'services'),
];

const bracketed = (address: string): string => (address.includes(':') ? `[${address}]` : address);

const setting = (name: string, value: string | number, prop?: string): Setting => ({
  name,
  value: `${value}`,
  ...(prop === undefined ? {} : { prop }),
});
