/** A file in the folder of patches, as a case of the corpus holds it. */
export interface PatchCase {
  readonly fileName: string;
  readonly text: string;
}

/** Where kubeadm looks for patches, seen from inside its root folder. */
export const PATCHES = '/patches';

/** The first line is the name of the file: `==> kube-apiserver+json.yaml <==`. */
export function parsePatchCase(input: string): PatchCase {
  const [head = ''] = input.split('\n', 1);
  const [, fileName] = /^==> (\S+) <==$/.exec(head) ?? [];
  if (fileName === undefined) throw new Error(`no name of a patch: ${head}`);
  return { fileName, text: input.slice(head.length + 1) };
}

/** As the product is given it. */
export function patchFileOf(input: string): { readonly path: string; readonly text: string } {
  const { fileName, text } = parsePatchCase(input);
  return { path: `${PATCHES.slice(1)}/${fileName}`, text };
}

/** The cluster whose output is patched. */
export const PATCHED_CLUSTER = `apiVersion: kubeadm.k8s.io/\${API}
kind: InitConfiguration
nodeRegistration:
  name: cp1
  criSocket: unix:///run/containerd/containerd.sock
localAPIEndpoint:
  advertiseAddress: 192.0.2.10
patches:
  directory: ${PATCHES}
---
apiVersion: kubeadm.k8s.io/\${API}
kind: ClusterConfiguration
kubernetesVersion: v\${VERSION}
`;

/** The same with settings that all its kubelets share. */
export const PATCHED_KUBELETS = `${PATCHED_CLUSTER}---
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
imageGCHighThresholdPercent: 60
imageGCLowThresholdPercent: 50
shutdownGracePeriod: 30s
shutdownGracePeriodCriticalPods: 20s
`;
