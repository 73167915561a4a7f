import { type KubernetesRelease, releaseOf } from './releases';

/** How one program is built: a main package out of a wrapper module with a committed go.sum. */
export interface Recipe {
  readonly program: string;
  readonly version: string;
  /** Folder below `modules/` that holds go.mod and go.sum. */
  readonly wrapper: string;
  readonly mainPackage: string;
  /** Set for a program of our own below `programs/`, built with the wrapper's requirements. */
  readonly isOwn?: true;
  readonly ldflags: string;
  readonly toolchain?: string | undefined;
}

const PLUGINS = 'github.com/containernetworking/plugins';
const CNI_PLUGIN_PACKAGES = {
  bridge: `${PLUGINS}/plugins/main/bridge`,
  loopback: `${PLUGINS}/plugins/main/loopback`,
  'host-local': `${PLUGINS}/plugins/ipam/host-local`,
  portmap: `${PLUGINS}/plugins/meta/portmap`,
  cnitool: 'github.com/containernetworking/cni/cnitool',
} as const;

export type CniProgram = keyof typeof CNI_PLUGIN_PACKAGES;
export type KubernetesProgram = 'kubeadm' | 'kube-apiserver';

export const CNI_PROGRAMS = Object.keys(CNI_PLUGIN_PACKAGES) as CniProgram[];
export const KUBERNETES_PROGRAMS: readonly KubernetesProgram[] = ['kubeadm', 'kube-apiserver'];

export function kubernetesRecipe(program: KubernetesProgram, minor: number): Recipe {
  const release = releaseOf(minor);
  return {
    program,
    version: `v${release.version}`,
    wrapper: `kubernetes-1.${minor}`,
    mainPackage: `k8s.io/kubernetes/cmd/${program}`,
    ldflags: kubernetesLdflags(release),
    toolchain: release.toolchain,
  };
}

/** Without gitVersion the programs call themselves v0.0.0 and kubeadm's skew checks fail. */
function kubernetesLdflags({ minor, version }: KubernetesRelease): string {
  const base = 'k8s.io/component-base/version';
  const facts = {
    gitVersion: `v${version}`,
    gitMajor: '1',
    gitMinor: String(minor),
    gitTreeState: 'clean',
    gitCommit: '0'.repeat(40),
  };
  const flags = Object.entries(facts).map(([name, value]) => `-X ${base}.${name}=${value}`);
  return ['-s -w', ...flags, `-X k8s.io/client-go/pkg/version.gitVersion=v${version}`].join(' ');
}

export function cniRecipe(program: CniProgram): Recipe {
  return {
    program,
    version: 'v1.9.1',
    wrapper: 'cni',
    mainPackage: CNI_PLUGIN_PACKAGES[program],
    ldflags: '-s -w',
  };
}

/** Our own few lines around libcni: whether a configuration list loads. */
export function listLoadsRecipe(): Recipe {
  return {
    program: 'list-loads',
    version: 'v1.3.0',
    wrapper: 'cni',
    mainPackage: './list-loads',
    isOwn: true,
    ldflags: '-s -w',
  };
}

export function etcdRecipe(): Recipe {
  return {
    program: 'etcd',
    version: 'v3.6.8',
    wrapper: 'etcd',
    mainPackage: 'go.etcd.io/etcd/server/v3',
    ldflags: '-s -w',
  };
}
