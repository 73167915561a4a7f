import type { ClusterModel } from '../../model/cluster-model';
import { valueAt } from '../../model/document';
import { bringsKubeProxy } from '../../model/kube-proxy-addon';
import { isForInit } from '../../model/kubeadm-file';
import { type At, at } from '../../model/located';
import type { NodePlan } from '../../model/node-plan';

/** One machine, as far as the plan tells what runs on it. */
export interface Host {
  /** Undefined where kubeadm init goes by its defaults. */
  readonly node: NodePlan | undefined;
  readonly isControlPlane: boolean;
  readonly runsEtcd: boolean;
  readonly runsKubeProxy: boolean;
  /** What the first control plane advertises; empty where kubeadm looks for it on the machine. */
  readonly advertised: string;
  /** Where a default is told. */
  readonly place: At;
}

type Plan = Pick<ClusterModel, 'kubeadmFiles' | 'nodes'>;

/** Every node, and the first control plane when no document describes one. */
export function hostsOf({ kubeadmFiles, nodes }: Plan): Host[] {
  const first = kubeadmFiles.find(isForInit);
  const external = ['etcd', 'external'];
  const shared = {
    advertised:
      nodes.find(({ advertiseAddress }) => advertiseAddress)?.advertiseAddress?.value ?? '',
    runsEtcd: !kubeadmFiles.some(({ cluster }) => valueAt(cluster?.value ?? {}, external)),
    runsKubeProxy: first === undefined || bringsKubeProxy(first),
  };
  const known = nodes.map((node) => ({
    ...shared,
    node,
    isControlPlane: node.role === 'control-plane',
    place: at(node.document.source),
  }));
  if (!first?.cluster || known.some(({ isControlPlane }) => isControlPlane)) return known;
  const place = at(first.cluster.source);
  return [{ ...shared, node: undefined, isControlPlane: true, place }, ...known];
}
