/** A component outside k8s.io/kubernetes: modules of one version, and the programs made of them. */
export interface Component {
  readonly version: string;
  /** The go line of the wrapper module: what the component's own go.mod says. */
  readonly goLine: string;
  readonly modules: readonly string[];
  /** What programs of ours need of it, internal packages too, and the wrapper's path then below its own. */
  readonly internals?: { readonly modulePath: string; readonly packages: readonly string[] };
  /** Main package by program name. */
  readonly programs: Readonly<Record<string, string>>;
  /** Variable that holds the version, where the program would not know it otherwise. */
  readonly versionVariable?: string;
  readonly tags?: string;
  /** Set where the program holds C: it is then linked statically. */
  readonly usesCgo?: true;
  /** Module → version, where the required version does not resolve. */
  readonly replaces?: Readonly<Record<string, string>>;
}

const CONTAINERD = 'github.com/containerd/containerd/v2';
const PLUGINS = 'github.com/containernetworking/plugins';
const TENCENT = 'github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud';
const METALLB = 'go.universe.tf/metallb';
const KUBE_VIP = 'github.com/kube-vip/kube-vip-cloud-provider';
const ETCD = 'go.etcd.io/etcd/server/v3';

/** The server of one etcd release, without the tools. */
function etcdServer<Version extends string>(version: Version, goLine: string) {
  const programs = { [`etcd-${version}`]: ETCD } as Record<`etcd-${Version}`, string>;
  return { version: `v${version}`, goLine, modules: [ETCD], programs };
}

/** By folder below `modules/`. */
export const COMPONENTS = {
  cni: {
    version: 'v1.9.1',
    goLine: '1.24.2',
    modules: [PLUGINS],
    programs: {
      bridge: `${PLUGINS}/plugins/main/bridge`,
      dummy: `${PLUGINS}/plugins/main/dummy`,
      'host-device': `${PLUGINS}/plugins/main/host-device`,
      ipvlan: `${PLUGINS}/plugins/main/ipvlan`,
      loopback: `${PLUGINS}/plugins/main/loopback`,
      macvlan: `${PLUGINS}/plugins/main/macvlan`,
      ptp: `${PLUGINS}/plugins/main/ptp`,
      tap: `${PLUGINS}/plugins/main/tap`,
      vlan: `${PLUGINS}/plugins/main/vlan`,
      dhcp: `${PLUGINS}/plugins/ipam/dhcp`,
      'host-local': `${PLUGINS}/plugins/ipam/host-local`,
      static: `${PLUGINS}/plugins/ipam/static`,
      bandwidth: `${PLUGINS}/plugins/meta/bandwidth`,
      firewall: `${PLUGINS}/plugins/meta/firewall`,
      portmap: `${PLUGINS}/plugins/meta/portmap`,
      sbr: `${PLUGINS}/plugins/meta/sbr`,
      tuning: `${PLUGINS}/plugins/meta/tuning`,
      vrf: `${PLUGINS}/plugins/meta/vrf`,
    },
  },
  etcd: {
    version: 'v3.6.8',
    goLine: '1.24.0',
    modules: [ETCD, 'go.etcd.io/etcd/etcdctl/v3', 'go.etcd.io/etcd/etcdutl/v3'],
    programs: {
      etcd: ETCD,
      etcdctl: 'go.etcd.io/etcd/etcdctl/v3',
      etcdutl: 'go.etcd.io/etcd/etcdutl/v3',
    },
  },
  // The etcd that kubeadm installs with other minors.
  'etcd-3.5.12': etcdServer('3.5.12', '1.20'),
  'etcd-3.5.15': etcdServer('3.5.15', '1.21'),
  'etcd-3.5.16': etcdServer('3.5.16', '1.22'),
  'etcd-3.5.24': etcdServer('3.5.24', '1.24'),
  'etcd-3.6.5': etcdServer('3.6.5', '1.24'),
  'etcd-3.6.6': etcdServer('3.6.6', '1.24'),
  'etcd-3.7.0': etcdServer('3.7.0', '1.26'),
  containerd: {
    version: 'v2.4.2',
    goLine: '1.26.6',
    modules: [CONTAINERD],
    programs: {
      containerd: `${CONTAINERD}/cmd/containerd`,
      ctr: `${CONTAINERD}/cmd/ctr`,
      'containerd-shim-runc-v2': `${CONTAINERD}/cmd/containerd-shim-runc-v2`,
    },
    versionVariable: `${CONTAINERD}/version.Version`,
    tags: 'no_btrfs',
  },
  coredns: {
    version: 'v1.14.2',
    goLine: '1.25.0',
    modules: ['github.com/coredns/coredns'],
    programs: { coredns: 'github.com/coredns/coredns' },
  },
  flannel: {
    version: 'v0.28.10',
    goLine: '1.26.0',
    modules: ['github.com/flannel-io/flannel'],
    programs: {
      flanneld: 'github.com/flannel-io/flannel',
      'install-conf': 'github.com/flannel-io/flannel/cmd/install_conf',
    },
    versionVariable: 'github.com/flannel-io/flannel/pkg/version.Version',
    // The udp backend is C.
    usesCgo: true,
    replaces: { [`${TENCENT}/common`]: 'v1.1.0', [`${TENCENT}/vpc`]: 'v1.3.75' },
  },
  // The last version that holds the flannel plugin; flannel's own repository does not resolve.
  'flannel-plugin': {
    version: 'v0.9.1',
    goLine: '1.14',
    modules: [PLUGINS],
    programs: { flannel: `${PLUGINS}/plugins/meta/flannel` },
  },
  'cri-tools': {
    version: 'v1.36.0',
    goLine: '1.26.2',
    modules: ['sigs.k8s.io/cri-tools'],
    programs: { crictl: 'sigs.k8s.io/cri-tools/cmd/crictl' },
    versionVariable: 'sigs.k8s.io/cri-tools/pkg/version.Version',
  },
  // The version that e2e.test of Kubernetes 1.36 is built with: the two must be the same.
  ginkgo: {
    version: 'v2.28.1',
    goLine: '1.24.0',
    modules: ['github.com/onsi/ginkgo/v2'],
    programs: { ginkgo: 'github.com/onsi/ginkgo/v2/ginkgo' },
  },
  metallb: {
    version: 'v0.16.2',
    goLine: '1.26.0',
    modules: [METALLB],
    // Its controller does not resolve: a module that it needs is not served.
    programs: {},
    internals: {
      modulePath: `${METALLB}/conformance`,
      packages: [`${METALLB}/internal/config`, `${METALLB}/internal/allocator/k8salloc`],
    },
  },
  'kube-vip': {
    version: 'v0.0.12',
    goLine: '1.26.0',
    modules: [KUBE_VIP],
    programs: {},
    internals: {
      modulePath: 'conformance.invalid/kube-vip',
      packages: [
        `${KUBE_VIP}/pkg/provider`,
        'k8s.io/client-go/kubernetes/fake',
        'sigs.k8s.io/yaml',
      ],
    },
  },
  // What kube-vip's image holds; the module proxy does not serve v1.2.3.
  'kube-vip-image': {
    version: 'v1.2.2',
    goLine: '1.26.4',
    modules: ['github.com/kube-vip/kube-vip'],
    programs: { 'kube-vip': 'github.com/kube-vip/kube-vip' },
    versionVariable: 'main.Version',
  },
  kubeconform: {
    version: 'v0.8.0',
    goLine: '1.26',
    modules: ['github.com/yannh/kubeconform'],
    programs: { kubeconform: 'github.com/yannh/kubeconform/cmd/kubeconform' },
    versionVariable: 'main.version',
  },
} as const satisfies Readonly<Record<string, Component>>;

export type ComponentName = keyof typeof COMPONENTS;
export type CniProgram = keyof typeof COMPONENTS.cni.programs;
export type ComponentProgram = {
  [Name in ComponentName]: keyof (typeof COMPONENTS)[Name]['programs'];
}[ComponentName];

export const COMPONENT_NAMES = Object.keys(COMPONENTS) as ComponentName[];

export function programsOf(name: ComponentName): ComponentProgram[] {
  return Object.keys(COMPONENTS[name].programs) as ComponentProgram[];
}
