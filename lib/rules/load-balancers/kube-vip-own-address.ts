import { KUBEADM_DEFAULTS } from '../../k8s/defaults';
import { apiAddressOf, isOn, type KubeVip } from '../../model/kube-vip';
import { parseAddressSloppy } from '../../net/parse-sloppy';
import { defineRule } from '../rule';
import { endpointOf } from './endpoint-side';
import { besideInit, kubeVipExample } from './kube-vip-example';

export const kubeVipOwnAddress = defineRule({
  code: 'NET894',
  name: 'kube-vip-own-address',
  severity: 'error',
  reads: ['kubeVips', 'kubeadmFiles'],
  docs: {
    summary: 'kube-vip 1.2.2 must be told where the API server of its own node is.',
    why: 'That release alone takes the server out of admin.conf, which is the address that it is to put up. It asks there for its lease, nobody answers before somebody has the lease, and this never ends: at kubeadm init, and after every restart of all control planes.',
    symptoms: ['init-times-out'],
    since: '0.1.0',
    source: 'https://github.com/kube-vip/kube-vip/issues/1654',
  },
  findings: {
    itself: ({ address, port }: { address: string; port: string }) => ({
      what: `kube-vip 1.2.2 asks for its lease at ${address}, which it holds only once it has the lease`,
      fix: `env: { name: kubernetes_addr, value: "kubernetes:${port}" }, with kubernetes as 127.0.0.1 in hostAliases; or take kube-vip v1.2.3`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'the API server of its own node',
        text: kubeVipExample({ release: 'v1.2.2', env: { kubernetes_addr: 'kubernetes:6443' } }),
        ...besideInit(),
      },
      {
        title: 'the release before',
        text: kubeVipExample({ release: 'v1.2.1' }),
        ...besideInit(),
      },
      {
        title: 'an endpoint by name, which a node may know as its own',
        text: kubeVipExample({ release: 'v1.2.2' }),
        ...besideInit({ controlPlaneEndpoint: 'api.lab.example:6443' }),
      },
      {
        title: 'BGP without an election',
        text: kubeVipExample({
          release: 'v1.2.2',
          env: {
            vip_arp: 'false',
            vip_leaderelection: 'false',
            bgp_enable: 'true',
            bgp_peers: '192.168.56.1:64501::false',
          },
        }),
        ...besideInit(),
      },
    ],
    invalid: [
      {
        title: 'admin.conf alone',
        text: kubeVipExample({ release: 'v1.2.2' }),
        ...besideInit(),
      },
      {
        title: 'super-admin.conf in its place',
        text: kubeVipExample({ release: 'v1.2.2', credentials: 'super-admin.conf' }),
        ...besideInit({ kubernetesVersion: 'v1.30.14' }),
      },
    ],
  }),
  check({ kubeVips, kubeadmFiles }, report) {
    const cluster = kubeadmFiles.find((file) => file.cluster)?.cluster;
    const endpoint = cluster && endpointOf(cluster);
    if (!endpoint) return;
    for (const vip of kubeVips.filter(asksAdminConf)) {
      if (!isAmong(endpoint.host, apiAddressOf(vip)?.value)) continue;
      const address = endpoint.host;
      const port = vip.settings.get('port')?.value || `${KUBEADM_DEFAULTS.bindPort}`;
      const breaks = 'kube-vip: waits for ever for the address that it is to put up';
      report(
        'itself',
        { address, port },
        {
          at: { at: vip.image.at, value: vip.image.value },
          other: endpoint.side,
          breaks,
          data: { address, port },
        },
      );
    }
  },
});

/** A digest alone says nothing about the release. */
const RELEASE = /:v1\.2\.2(@|$)/;

/** Source: kube-vip 1.2.2 pkg/manager/manager.go `New`; `k8s_config_file` is admin.conf where nothing is written. */
const asksAdminConf = (vip: KubeVip): boolean =>
  RELEASE.test(vip.image.value) &&
  !vip.isToldMore &&
  !vip.settings.get('kubernetes_addr')?.value &&
  (vip.settings.get('k8s_config_file')?.value || ADMIN_CONF) === ADMIN_CONF &&
  vip.mountPaths.some((path) => path === ADMIN_CONF || path.replace(/\/$/, '') === FOLDER) &&
  isElected(vip);

const FOLDER = '/etc/kubernetes';
const ADMIN_CONF = `${FOLDER}/admin.conf`;

/** By ARP it always takes part in an election. */
const isElected = (vip: KubeVip): boolean =>
  isOn(vip, 'vip_arp') || (isOn(vip, 'bgp_enable') && isOn(vip, 'vip_leaderelection'));

/** Names may stand for another machine; kube-vip holds several addresses, by commas. */
function isAmong(host: string, held = ''): boolean {
  const address = parseAddressSloppy(host);
  return (
    address.ok &&
    held.split(',').some((text) => {
      const own = parseAddressSloppy(text.trim());
      return own.ok && own.value.equals(address.value);
    })
  );
}
