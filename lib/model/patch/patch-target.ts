import type { Contract } from '../../k8s/contract';
import { loadSchema } from '../../k8s/facts/load';
import type { Shape } from '../../k8s/schema/shape';
import type { PatchTarget } from './patch-name';

/** The type that a patched target is read into. */
export interface TargetType {
  readonly apiVersion: string;
  readonly kind: string;
}

const POD: TargetType = { apiVersion: 'v1', kind: 'Pod' };

const TYPES: Readonly<Record<PatchTarget, TargetType>> = {
  etcd: POD,
  'kube-apiserver': POD,
  'kube-controller-manager': POD,
  'kube-scheduler': POD,
  kubeletconfiguration: {
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    kind: 'KubeletConfiguration',
  },
  corednsdeployment: { apiVersion: 'apps/v1', kind: 'Deployment' },
  kubeproxydaemonset: { apiVersion: 'apps/v1', kind: 'DaemonSet' },
};

/** Source: k8s.io/api/core/v1/register.go. */
const CORE_KINDS = [
  ...['Binding', 'ComponentStatus', 'ConfigMap', 'Endpoints', 'Event', 'LimitRange', 'Namespace'],
  ...['Node', 'PersistentVolume', 'PersistentVolumeClaim', 'Pod', 'PodTemplate', 'Secret'],
  ...['ReplicationController', 'ResourceQuota', 'Service', 'ServiceAccount'],
];

/**
 * Whether kubeadm can read an object of that kind. A static pod that a patch makes something else of is
 * refused when it cannot, and written as if there were no patches when it can: PatchStaticPod wraps an
 * error that is none [run].
 */
export function isReadable({ apiVersion, kind }: TargetType, kubeadm: Contract): boolean {
  if (apiVersion === 'v1') return CORE_KINDS.includes(kind);
  const isKnown = loadSchema(apiVersion)?.kinds.includes(kind) ?? false;
  return isKnown && kubeadm.kubeadmReadsPatchedPodsOfAnyGroup;
}

export const typeOfTarget = (target: PatchTarget): TargetType => TYPES[target];

export const isStaticPodTarget = (target: PatchTarget): boolean => TYPES[target] === POD;

/** The shape of what a JSON pointer leads to; undefined where the type has no such place. */
export function shapeBelow(shape: Shape, steps: readonly string[]): Shape | undefined {
  const [step, ...rest] = steps;
  if (step === undefined) return shape;
  if (shape.is === 'scalar') return undefined;
  const inner = shape.is === 'struct' ? shape.fields.get(step) : shape.item;
  return inner && shapeBelow(inner, rest);
}
