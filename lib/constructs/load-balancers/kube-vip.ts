import { serializeDocuments } from '../../emit/kubeadm/serialize-documents';
import { KUBE_VIP_AFTER_INIT, renderKubeVipPod } from '../../emit/load-balancers/kube-vip-pod';
import { contractOf } from '../../k8s/contract';
import type { CniNodeFile } from '../cluster/cni';
import type { KubeadmCluster } from '../cluster/kubeadm-cluster';
import type { KubeadmNode } from '../cluster/kubeadm-node';
import { type PropProblem, readProps } from '../cluster/read-props';
import { type Authorship, ConstructSource } from '../construct-source';
import type { KubeVipArpProps, KubeVipBgpProps, KubeVipCommonProps } from './kube-vip-props';
import { type Setting, settingsOfArp, settingsOfBgp } from './kube-vip-settings';

export const KUBE_VIP_IMAGE = 'ghcr.io/kube-vip/kube-vip:v1.2.3';
const DEFAULT_PORT = 6443;
const EXECUTABLE = 0o755;
const POD = 'etc/kubernetes/manifests/kube-vip.yaml';

/** One address for the API, held by one control plane at a time: a static pod on each of them. */
export class KubeVip {
  /** The control plane that leads answers ARP and NDP for the address. */
  public static arp(props: KubeVipArpProps): KubeVip {
    const { props: read, problems } = readProps('KubeVipArp', props);
    return new KubeVip(read, () => settingsOfArp(read), problems);
  }

  /** Every control plane announces the address to its routers. */
  public static bgp(props: KubeVipBgpProps): KubeVip {
    const { props: read, problems } = readProps('KubeVipBgp', props);
    return new KubeVip(read, (node) => settingsOfBgp(read, node), problems);
  }

  private constructor(
    private readonly props: KubeVipCommonProps,
    private readonly settingsOf: (node: KubeadmNode) => Setting[],
    /** @internal */
    readonly _problems: readonly PropProblem[],
  ) {}

  /** @internal `host:port`, where the cluster says no other. */
  get _endpoint(): string {
    const { address = '', port = DEFAULT_PORT } = this.props as Partial<KubeVipCommonProps>;
    return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
  }

  /** @internal The files of one control plane. */
  _filesOf(cluster: KubeadmCluster, node: KubeadmNode, kubeadmMinor: number): CniNodeFile[] {
    const isFirst = node === cluster.nodes.find((one) => one.role === node.role);
    const needsSuperAdmin = isFirst && contractOf(kubeadmMinor).kubeadmBindsAdminAtTheEndOfInit;
    const settings = this.settingsOf(node);
    const pod = renderKubeVipPod({
      image: this.props.image ?? KUBE_VIP_IMAGE,
      settings: settings.map(({ name, value }) => [name, value] as const),
      credentials: needsSuperAdmin ? 'super-admin.conf' : 'admin.conf',
    });
    const source = new ConstructSource(authorsOf(cluster, settings));
    const manifest = {
      artifact: { path: POD, content: serializeDocuments([pod]) },
      document: { value: pod, source },
    };
    const afterwards = {
      path: 'kube-vip-after-init.sh',
      content: KUBE_VIP_AFTER_INIT,
      mode: EXECUTABLE,
    };
    return needsSuperAdmin ? [manifest, { artifact: afterwards }] : [manifest];
  }
}

/** Each variable leads back to the prop that it comes from. */
function authorsOf(
  cluster: KubeadmCluster,
  settings: readonly Setting[],
): readonly [Authorship, ...Authorship[]] {
  const whole = { constructPath: cluster.node.path, callSite: cluster._callSite };
  return [
    { path: [], property: 'kubeVip', ...whole },
    ...settings.flatMap(({ prop }, index) =>
      prop
        ? [
            {
              path: ['spec', 'containers', 0, 'env', index, 'value'],
              property: `kubeVip.${prop}`,
              ...whole,
            },
          ]
        : [],
    ),
  ];
}
