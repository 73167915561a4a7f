/**
 * In which apiVersions kube-apiserver of 1.28 … 1.37 serves the kinds that people write, also in
 * older ones [run]. Source: https://kubernetes.io/docs/reference/using-api/deprecation-guide/
 */
export const SERVED_IN: Readonly<Record<string, readonly string[]>> = {
  Pod: ['v1'],
  Service: ['v1'],
  ConfigMap: ['v1'],
  Endpoints: ['v1'],
  Namespace: ['v1'],
  Secret: ['v1'],
  ServiceAccount: ['v1'],
  ReplicationController: ['v1'],
  Deployment: ['apps/v1'],
  StatefulSet: ['apps/v1'],
  DaemonSet: ['apps/v1'],
  ReplicaSet: ['apps/v1'],
  Job: ['batch/v1'],
  CronJob: ['batch/v1'],
  Ingress: ['networking.k8s.io/v1'],
  IngressClass: ['networking.k8s.io/v1'],
  NetworkPolicy: ['networking.k8s.io/v1'],
  EndpointSlice: ['discovery.k8s.io/v1'],
  PodDisruptionBudget: ['policy/v1'],
  HorizontalPodAutoscaler: ['autoscaling/v2', 'autoscaling/v1'],
};

/** Groups of Kubernetes itself; others may well have a Service or an Ingress of their own. */
export const GROUPS_OF_KUBERNETES: ReadonlySet<string> = new Set([
  ...['', 'apps', 'autoscaling', 'batch', 'discovery.k8s.io', 'extensions', 'networking.k8s.io'],
  'policy',
]);
