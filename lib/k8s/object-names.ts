import { isDns1123Label, isDns1123Subdomain, isPathSegmentName } from './names';

/** What names a kind takes, and in words. */
export interface NameGrammar {
  readonly isName: (text: string) => boolean;
  readonly words: string;
}

const SUBDOMAIN: NameGrammar = {
  isName: isDns1123Subdomain,
  words: 'lower-case letters, digits, "-" and ".", at most 253 characters',
};
const LABEL: NameGrammar = {
  isName: isDns1123Label,
  words: 'lower-case letters, digits and "-", at most 63 characters',
};

const PATH_SEGMENT: NameGrammar = { isName: isPathSegmentName, words: 'no "/" and no "%"' };

const shortSubdomain = (length: number): NameGrammar => ({
  isName: (text) => text.length <= length && isDns1123Subdomain(text),
  words: `lower-case letters, digits, "-" and ".", at most ${length} characters`,
});

/**
 * By group and kind, as kube-apiserver judges them [run]. Services have a rule of their own, an
 * IPAddress is named by its address.
 */
const GRAMMARS: ReadonlyMap<string, NameGrammar> = new Map([
  ...[
    ...['/ConfigMap', '/Endpoints', '/LimitRange', '/PersistentVolumeClaim', '/Pod'],
    ...['/PersistentVolume', '/PodTemplate', '/ReplicationController', 'node.k8s.io/RuntimeClass'],
    ...['/ResourceQuota', '/Secret', '/ServiceAccount', 'apps/DaemonSet', 'apps/Deployment'],
    ...['apps/ReplicaSet', 'autoscaling/HorizontalPodAutoscaler', 'coordination.k8s.io/Lease'],
    ...['discovery.k8s.io/EndpointSlice', 'networking.k8s.io/Ingress'],
    ...['networking.k8s.io/IngressClass', 'networking.k8s.io/NetworkPolicy'],
    ...['networking.k8s.io/ServiceCIDR', 'scheduling.k8s.io/PriorityClass'],
    'storage.k8s.io/StorageClass',
  ].map((kind): [string, NameGrammar] => [kind, SUBDOMAIN]),
  ...[
    ...['Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding'].map(
      (kind) => `rbac.authorization.k8s.io/${kind}`,
    ),
    'policy/PodDisruptionBudget',
  ].map((kind): [string, NameGrammar] => [kind, PATH_SEGMENT]),
  ['/Namespace', LABEL],
  ['apps/StatefulSet', LABEL],
  // Names of pods are made of it, and a label of the Job itself.
  ['batch/CronJob', shortSubdomain(52)],
  ['batch/Job', shortSubdomain(63)],
]);

export const nameGrammarOf = (group: string, kind: string): NameGrammar | undefined =>
  GRAMMARS.get(`${group}/${kind}`);
