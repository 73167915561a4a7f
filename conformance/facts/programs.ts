import { etcdProgram } from '../binaries/etcd';
import { componentRecipe, kubernetesRecipe, type Recipe } from '../binaries/recipe';

/** Components of Kubernetes that are asked what they know. */
export const COMPONENTS = [
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kubelet',
  'kube-proxy',
] as const;
export type Component = (typeof COMPONENTS)[number];

/** Our program around one component: with the Go, the flags and the modules of the real one. */
export function componentListing(component: Component, minor: number): Recipe {
  const tags = [
    component.replaceAll('-', '_'),
    ...(minor >= 35 ? ['gateneeds'] : []),
    ...(minor === 28 ? ['minor28'] : []),
  ];
  return {
    ...kubernetesRecipe(component, minor),
    program: `list-${component}`,
    mainPackage: './list-component',
    tags: tags.join(),
    isOwn: true,
  };
}

/** Our program around the plugins of one kube-scheduler. */
export const schedulerPluginListing = (minor: number): Recipe => ({
  ...kubernetesRecipe('kube-scheduler', minor),
  program: 'list-scheduler-plugins',
  mainPackage: './list-scheduler-plugins',
  isOwn: true,
});

/** Our program around kubeadm and the types of the configuration files of one minor. */
export function kindsListing(minor: number): Recipe {
  const tags = [
    // The versions that this minor's kubeadm reads without an experimental flag.
    ...(minor <= 36 ? ['v1beta3'] : []),
    ...(minor >= 31 ? ['v1beta4'] : []),
    ...(minor >= 33 ? ['servicecidr'] : []),
    ...(minor <= 29 ? ['encryption29'] : []),
    ...(minor === 28 ? ['minor28'] : []),
  ];
  return {
    ...kubernetesRecipe('kubeadm', minor),
    program: 'list-kinds',
    mainPackage: './list-kinds',
    tags: tags.join(),
    isOwn: true,
  };
}

/** Our program around one etcd release. */
export function etcdListing(release: string): Recipe {
  return {
    ...componentRecipe(etcdProgram(release)),
    program: 'list-etcd',
    mainPackage: './list-etcd',
    tags: /^3\.[56]/.exec(release)?.[0].replace('3.', 'etcd3') ?? '',
    isOwn: true,
  };
}
