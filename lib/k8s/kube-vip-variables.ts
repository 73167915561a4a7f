/**
 * How kube-vip reads those of its environment variables that are no texts; empty stands for unset.
 * Source: kube-vip 1.2.3 pkg/kubevip/config_environment.go ParseEnvironment.
 */
export const KUBE_VIP_VARIABLES = {
  switch: [
    ...['bgp_attach_ip_to_interface', 'bgp_enable', 'bgp_multihop', 'cp_detect', 'cp_enable'],
    ...['disable_service_updates', 'egress_clean', 'egress_enableinternalsnat'],
    ...['egress_withnftables', 'enable_endpoints', 'enable_node_labeling'],
    ...['enable_service_security', 'enable_upnp', 'lb_enable', 'per_service_election_on_demand'],
    ...['svc_enable', 'vip_allow_interface_not_up', 'vip_arp', 'vip_cleanroutingtable', 'vip_ddns'],
    ...['vip_interfaceloglobal', 'vip_leaderelection', 'vip_loseleadership'],
    ...['vip_preserve_on_leadership_loss', 'vip_routingtable', 'vip_singlenode', 'vip_skipdad'],
    ...['vip_startleader', 'vip_wireguard', 'zebra_enable'],
  ],
  int32: [
    ...['backend_health_check_interval', 'control_plane_health_check_failure_threshold'],
    ...['control_plane_health_check_period_seconds', 'control_plane_health_check_timeout_seconds'],
    ...['dhcp_backoff_attempts', 'health_check_port', 'vip_arpRate', 'vip_leaseduration'],
    ...['vip_loglevel', 'vip_loseleadership_timeout_seconds', 'vip_renewdeadline'],
    ...['vip_retryperiod', 'vip_routingprotocol', 'vip_routingtabletype'],
  ],
  uint16: ['lb_port', 'port'],
  uint32: ['bgp_as', 'bgp_hold_time', 'bgp_keepalive_interval', 'bgp_peeras', 'zebra_version'],
} as const;

/** Switches that are read only where something is written in `svc_enable`. */
export const KUBE_VIP_SERVICE_SWITCHES = [
  'lb_class_legacy_handling',
  'lb_class_only',
  'svc_election',
] as const;

/** Seconds of the lease, its renewal and the pause between tries: since 1.1, and before. */
export const KUBE_VIP_LEASES = [
  [15, 10, 2],
  [5, 3, 1],
] as const;
