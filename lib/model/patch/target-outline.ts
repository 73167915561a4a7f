import type { Contract } from '../../k8s/contract';
import { loadPresence } from '../../k8s/facts/load';
import { presencesOf } from '../../k8s/facts/schema-table';
import { shapeOf } from '../../k8s/schema/shape';
import type { ClusterModel } from '../cluster-model';
import type { JsonObject } from '../document';
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
  /** What the plan gives to all kubelets; undefined where nobody knows it. */
  readonly kubelet: JsonObject | undefined;
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
  const names = [...shape.fields.keys()].filter(fieldsThatMayBe(described));
  const fields = names.map((name) => [name, 'unknown'] as const);
  return { ...Object.fromEntries(fields), ...head };
}

/** Source: kubeadm componentconfigs/kubelet.go (`Default`, `Mutate`). */
const GIVEN_BY_KUBEADM = [
  ...['staticPodPath', 'clusterDNS', 'clusterDomain', 'cgroupDriver', 'healthzBindAddress'],
  ...['healthzPort', 'authentication', 'authorization', 'resolvConf', 'rotateCertificates'],
];

/** Of kubelets: what the plan or kubeadm gives, and what Go writes although nobody does. */
function fieldsThatMayBe({ target, minor, kubelet }: TargetOutline): (name: string) => boolean {
  const { apiVersion, kind } = typeOfTarget(target);
  const presence = loadPresence(apiVersion);
  if (target !== 'kubeletconfiguration' || !kubelet || !presence) return () => true;
  const presences = presencesOf(presence, kind, minor);
  return (name) =>
    kubelet[name] !== undefined ||
    GIVEN_BY_KUBEADM.includes(name) ||
    presences.get(name) === 'always';
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
  ...(described.kubeadm.kubeadmNamesProbePorts && { ports: new List('unknown') }),
  ...(mayBeAskedForReadiness(described) && { readinessProbe: 'unknown' }),
  resources: { requests: 'unknown' },
  startupProbe: 'unknown',
  volumeMounts: new List('unknown'),
});

const mayBeAskedForReadiness = ({ target, kubeadm }: TargetOutline): boolean =>
  target === 'etcd' ? kubeadm.kubeadmAsksEtcdForLivez : target !== 'kube-controller-manager';

/** The other static pods have none. Source: kubeadm phases/controlplane, phases/etcd. */
const WITH_ANNOTATIONS: readonly PatchTarget[] = ['kube-apiserver', 'etcd'];

/** Source: kubeadm util/staticpod ComponentPod; what differs between releases is unknown. */
const podOf = (
  name: PatchTarget,
  container: Outline,
  { kubeadmOmitsCreationTimestamp }: Contract,
): { readonly [field: string]: Outline } => ({
  metadata: {
    ...(WITH_ANNOTATIONS.includes(name) && { annotations: 'unknown' }),
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

export type ClusterSettings = Pick<
  ClusterModel,
  'kubeadmFiles' | 'componentConfigs' | 'controlPlane'
>;

/** Where nodes join by a file alone, the kubelets' configuration comes out of their cluster. */
export function kubeletOf({ componentConfigs, kubeadmFiles }: ClusterSettings) {
  const given = componentConfigs.find(({ component }) => component === 'kubelet')?.value;
  const isFounded = kubeadmFiles.some(({ init, cluster }) => init ?? cluster);
  return given ?? (isFounded ? NOTHING : undefined);
}

const NOTHING: JsonObject = {};

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
