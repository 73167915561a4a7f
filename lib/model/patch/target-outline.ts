import type { Contract } from '../../k8s/contract';
import { shapeOf } from '../../k8s/schema/shape';
import type { ClusterModel } from '../cluster-model';
import { Known, List, type Outline } from './outline';
import type { PatchTarget } from './patch-name';
import { isStaticPodTarget, typeOfTarget } from './patch-target';

/** A patch target as kubeadm writes it, in all clusters alike. */
export interface TargetOutline {
  readonly target: PatchTarget;
  readonly kubeadm: Contract;
  readonly minor: number;
  /** Extra arguments of the component; undefined where nobody knows them. */
  readonly extraArguments: number | undefined;
}

/** Words of the command by kubeadm itself, at most. Source: kubeadm phases/controlplane, phases/etcd. */
const WORDS: Readonly<Partial<Record<PatchTarget, number>>> = {
  etcd: 21,
  'kube-apiserver': 28,
  'kube-controller-manager': 18,
  'kube-scheduler': 6,
};

export function outlineOfTarget(described: TargetOutline): Outline {
  const { target, kubeadm, minor } = described;
  const { apiVersion, kind } = typeOfTarget(target);
  const head = { apiVersion: new Known(apiVersion), kind: new Known(kind) };
  if (isStaticPodTarget(target))
    return { ...head, ...podOf(target, containerOf(described), kubeadm) };
  const shape = shapeOf(apiVersion, kind, minor);
  if (shape?.is !== 'struct') return 'unknown';
  // Whether a field is there depends on the cluster; no other field is.
  const fields = [...shape.fields.keys()].map((name) => [name, 'unknown'] as const);
  return { ...Object.fromEntries(fields), ...head };
}

const wordsOf = ({ target, extraArguments }: TargetOutline): number =>
  (WORDS[target] ?? Number.POSITIVE_INFINITY) + (extraArguments ?? Number.POSITIVE_INFINITY);

const containerOf = (described: TargetOutline): Outline => ({
  command: new List('scalar', undefined, wordsOf(described)),
  env: 'unknown',
  image: 'scalar',
  imagePullPolicy: new Known('IfNotPresent'),
  livenessProbe: 'unknown',
  name: new Known(described.target),
  ports: 'unknown',
  readinessProbe: 'unknown',
  resources: { requests: 'unknown' },
  startupProbe: 'unknown',
  volumeMounts: new List('unknown'),
});

/** Source: kubeadm util/staticpod ComponentPod; what differs between releases is unknown. */
const podOf = (
  name: PatchTarget,
  container: Outline,
  { kubeadmOmitsCreationTimestamp }: Contract,
): { readonly [field: string]: Outline } => ({
  metadata: {
    annotations: 'unknown',
    ...(!kubeadmOmitsCreationTimestamp && { creationTimestamp: new Known(null) }),
    labels: { component: new Known(name), tier: new Known('control-plane') },
    name: new Known(name),
    namespace: new Known('kube-system'),
  },
  spec: {
    containers: new List(container, 1),
    hostNetwork: new Known(true),
    priority: new Known(2000001000),
    priorityClassName: new Known('system-node-critical'),
    securityContext: { seccompProfile: { type: new Known('RuntimeDefault') } },
    volumes: new List('unknown'),
  },
  status: 'unknown',
});

export type ClusterSettings = Pick<ClusterModel, 'kubeadmFiles' | 'controlPlane'>;

/** Nobody knows those of a cluster that nodes join from another file. */
export function extraArgumentsOf(
  target: PatchTarget,
  { kubeadmFiles, controlPlane }: ClusterSettings,
): number | undefined {
  if (!kubeadmFiles.some(({ cluster }) => cluster)) return undefined;
  switch (target) {
    case 'etcd':
      return controlPlane.etcd.flags.length;
    case 'kube-apiserver':
      return controlPlane.apiServer.flags.length;
    case 'kube-controller-manager':
      return controlPlane.controllerManager.flags.length;
    case 'kube-scheduler':
      return controlPlane.scheduler.flags.length;
    default:
      return undefined;
  }
}
