import {
  type CniProgram,
  COMPONENT_NAMES,
  COMPONENTS,
  type Component,
  type ComponentProgram,
  programsOf,
} from './components';
import { TOOLCHAIN } from './go';
import { E2E_MINOR, type KubernetesRelease, releaseOf } from './releases';

export type { CniProgram } from './components';

/** How one program is built: a main package out of a wrapper module with a committed go.sum. */
export interface Recipe {
  readonly program: string;
  readonly version: string;
  /** Folder below `modules/` that holds go.mod and go.sum. */
  readonly wrapper: string;
  readonly mainPackage: string;
  readonly ldflags: string;
  /** The Go release it is built with, whatever is installed. */
  readonly toolchain: string;
  /** Set for a program of our own below `programs/`, built with the wrapper's requirements. */
  readonly isOwn?: true;
  /** Set where the program is the tests of a package. */
  readonly isTest?: true;
  readonly tags?: string;
  readonly usesCgo?: true;
}

const KUBERNETES_PACKAGES = {
  kubeadm: 'k8s.io/kubernetes/cmd/kubeadm',
  'kube-apiserver': 'k8s.io/kubernetes/cmd/kube-apiserver',
  'kube-controller-manager': 'k8s.io/kubernetes/cmd/kube-controller-manager',
  'kube-scheduler': 'k8s.io/kubernetes/cmd/kube-scheduler',
  kubelet: 'k8s.io/kubernetes/cmd/kubelet',
  'kube-proxy': 'k8s.io/kubernetes/cmd/kube-proxy',
  kubectl: 'k8s.io/kubernetes/cmd/kubectl',
} as const;

/** Kubernetes' own end-to-end tests, and the program of the test image that most of them start. */
const E2E_PACKAGES = {
  agnhost: 'k8s.io/kubernetes/test/images/agnhost',
  'e2e.test': 'k8s.io/kubernetes/test/e2e',
} as const;

export type KubernetesProgram = keyof typeof KUBERNETES_PACKAGES;
export type E2eProgram = keyof typeof E2E_PACKAGES;

export const KUBERNETES_PROGRAMS = Object.keys(KUBERNETES_PACKAGES) as KubernetesProgram[];
export const E2E_PROGRAMS = Object.keys(E2E_PACKAGES) as E2eProgram[];
export const CNI_PROGRAMS = Object.keys(COMPONENTS.cni.programs) as CniProgram[];

export function kubernetesRecipe(program: KubernetesProgram, minor: number): Recipe {
  return {
    program,
    mainPackage: KUBERNETES_PACKAGES[program],
    ...builtAsKubernetes(releaseOf(minor)),
  };
}

export function e2eRecipe(program: E2eProgram): Recipe {
  return {
    program,
    mainPackage: E2E_PACKAGES[program],
    ...builtAsKubernetes(releaseOf(E2E_MINOR)),
    ...(program === 'e2e.test' && { isTest: true }),
  };
}

function builtAsKubernetes(release: KubernetesRelease) {
  const { minor, version, toolchain = TOOLCHAIN } = release;
  return {
    version: `v${version}`,
    wrapper: `kubernetes-1.${minor}`,
    ldflags: kubernetesLdflags(release),
    toolchain,
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

/** etcd, containerd, CoreDNS, the CNI plugins …: what `components.ts` lists. */
export function componentRecipe(program: ComponentProgram): Recipe {
  const wrapper = COMPONENT_NAMES.find((name) => programsOf(name).includes(program));
  if (!wrapper) throw new Error(`no component holds a program "${program}"`);
  const component: Component = COMPONENTS[wrapper];
  const { version, programs, tags, usesCgo } = component;
  return {
    program,
    version,
    wrapper,
    mainPackage: programs[program] ?? '',
    ldflags: componentLdflags(component),
    toolchain: TOOLCHAIN,
    ...(tags && { tags }),
    ...(usesCgo && { usesCgo }),
  };
}

function componentLdflags({ version, versionVariable, usesCgo }: Component): string {
  return [
    '-s -w',
    versionVariable ? `-X ${versionVariable}=${version}` : [],
    usesCgo ? '-extldflags -static' : [],
  ]
    .flat()
    .join(' ');
}

/** Our own few lines around the configuration and the allocator of MetalLB's controller. */
export function residentMetalLbRecipe(): Recipe {
  return {
    program: 'resident-metallb',
    version: COMPONENTS.metallb.version,
    wrapper: 'metallb',
    mainPackage: './resident-metallb',
    ldflags: '-s -w',
    toolchain: TOOLCHAIN,
    isOwn: true,
  };
}

/** Our own few lines around kube-vip-cloud-provider. */
export function residentKubeVipRecipe(): Recipe {
  return {
    program: 'resident-kube-vip',
    version: COMPONENTS['kube-vip'].version,
    wrapper: 'kube-vip',
    mainPackage: './resident-kube-vip',
    ldflags: '-s -w',
    toolchain: TOOLCHAIN,
    isOwn: true,
  };
}

/** Our own few lines around libcni: it reads lists and puts pods into their networks. */
export function residentCniRecipe(): Recipe {
  return {
    program: 'resident-cni',
    version: 'v1.3.0',
    wrapper: 'cni',
    mainPackage: './resident-cni',
    ldflags: '-s -w',
    toolchain: TOOLCHAIN,
    isOwn: true,
  };
}
