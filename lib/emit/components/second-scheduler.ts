import { posix } from 'node:path';
import { newestFileVersion } from '../../k8s/component-files';
import { isObject, type Json, type JsonObject } from '../../model/document';
import { asText } from '../../model/type-meta';

/** A kube-scheduler that runs in pods, in plain form. */
export interface SecondSchedulerInput {
  readonly name: string;
  readonly image: string;
  readonly replicas: number;
  /** Fields of KubeSchedulerConfiguration. */
  readonly configuration: Readonly<Record<string, unknown>>;
}

interface Metadata {
  readonly name: string;
  readonly namespace: string;
}

const KIND = 'KubeSchedulerConfiguration';
const FILE = 'scheduler.json';
const FOLDER = '/etc/kubernetes/scheduler';
const NAMESPACE = 'kube-system';
const RBAC = 'rbac.authorization.k8s.io';

/** What its ConfigMap holds, in the newest version that the release reads. */
export function renderSchedulerData(
  { name, configuration }: SecondSchedulerInput,
  minor: number,
): Record<string, string> {
  const election = electionOf(configuration);
  const file = {
    apiVersion: newestFileVersion(KIND, minor),
    kind: KIND,
    profiles: [{ schedulerName: name }],
    ...configuration,
    leaderElection: isObject(election) ? { resourceName: name, ...election } : election,
  };
  return { [FILE]: `${JSON.stringify(file, null, 2)}\n` };
}

const electionOf = ({ leaderElection = {} }: SecondSchedulerInput['configuration']): Json =>
  leaderElection as Json;

/** Source: https://kubernetes.io/docs/tasks/extend-kubernetes/configure-multiple-schedulers/ */
export function renderSchedulerObjects(input: SecondSchedulerInput, data: unknown) {
  const { name } = input;
  const metadata = { name, namespace: NAMESPACE };
  const subjects = [{ kind: 'ServiceAccount', ...metadata }];
  const election = electionOf(input.configuration);
  const { resourceName, resourceNamespace }: JsonObject = isObject(election) ? election : {};
  const electing = {
    name: `${name}:leader-election`,
    namespace: asText(resourceNamespace) || NAMESPACE,
  };
  const reading = { name: `${name}:apiserver-authentication-reader`, namespace: NAMESPACE };
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata },
    ...['kube-scheduler', 'volume-scheduler'].map((role) => ({
      apiVersion: `${RBAC}/v1`,
      kind: 'ClusterRoleBinding',
      metadata: { name: `${name}:${role}` },
      roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: `system:${role}` },
      subjects,
    })),
    roleBinding(reading, 'extension-apiserver-authentication-reader', subjects),
    {
      apiVersion: `${RBAC}/v1`,
      kind: 'Role',
      metadata: electing,
      rules: [leaseRule(asText(resourceName) || name)],
    },
    roleBinding(electing, electing.name, subjects),
    { apiVersion: 'v1', kind: 'ConfigMap', metadata, data },
    deployment(input),
  ];
}

const roleBinding = (metadata: Metadata, role: string, subjects: readonly object[]) => ({
  apiVersion: `${RBAC}/v1`,
  kind: 'RoleBinding',
  metadata,
  roleRef: { apiGroup: RBAC, kind: 'Role', name: role },
  subjects,
});

/** system:kube-scheduler may make any lease, but hold only that of the first scheduler. */
const leaseRule = (lease: string) => ({
  apiGroups: ['coordination.k8s.io'],
  resources: ['leases'],
  resourceNames: [lease],
  verbs: ['get', 'update'],
});

/** Served for the kubelet, without authorization, by every release. */
const PROBE = { httpGet: { path: '/healthz', port: 10259, scheme: 'HTTPS' } };

const deployment = ({ name, image, replicas }: SecondSchedulerInput) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace: NAMESPACE, labels: { app: name } },
  spec: {
    replicas,
    selector: { matchLabels: { app: name } },
    template: {
      metadata: { labels: { app: name } },
      spec: {
        serviceAccountName: name,
        priorityClassName: 'system-cluster-critical',
        tolerations: [{ key: 'node-role.kubernetes.io/control-plane', operator: 'Exists' }],
        containers: [
          {
            name: 'kube-scheduler',
            image,
            command: ['kube-scheduler', `--config=${posix.join(FOLDER, FILE)}`],
            livenessProbe: { ...PROBE, initialDelaySeconds: 15 },
            readinessProbe: PROBE,
            resources: { requests: { cpu: '100m' } },
            volumeMounts: [{ name: 'config', mountPath: FOLDER, readOnly: true }],
          },
        ],
        volumes: [{ name: 'config', configMap: { name } }],
      },
    },
  },
});
