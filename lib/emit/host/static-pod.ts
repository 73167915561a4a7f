import type { JsonObject } from '../../model/document';
import type { Dialect } from './dialect';
import { type HostMount, renderVolumeMounts, renderVolumes, sortedByName } from './mounts';

/** What makes one component's static pod different from the others. */
export interface StaticPod {
  readonly name: string;
  readonly image: string;
  readonly command: readonly string[];
  readonly env: readonly JsonObject[];
  readonly requests: JsonObject;
  /** Probes and the port that they name. */
  readonly probes: JsonObject;
  readonly mounts: readonly HostMount[];
  readonly annotations?: JsonObject;
}

/** `util/staticpod/utils.go` ComponentPod. */
export function renderStaticPod(pod: StaticPod, dialect: Dialect): JsonObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: renderMetadata(pod, dialect),
    spec: renderSpec(pod),
    status: {},
  };
}

const renderMetadata = ({ name, annotations }: StaticPod, dialect: Dialect): JsonObject => ({
  ...(annotations && { annotations }),
  ...(!dialect.creationTimestampIsOmitted && { creationTimestamp: null }),
  labels: { component: name, tier: 'control-plane' },
  name,
  namespace: 'kube-system',
});

const renderSpec = (pod: StaticPod): JsonObject => ({
  containers: [renderContainer(pod)],
  hostNetwork: true,
  priority: 2000001000,
  priorityClassName: 'system-node-critical',
  securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
  volumes: renderVolumes(sortedByName(pod.mounts)),
});

const renderContainer = (pod: StaticPod): JsonObject => ({
  command: pod.command,
  ...(pod.env.length > 0 && { env: pod.env }),
  image: pod.image,
  imagePullPolicy: 'IfNotPresent',
  name: pod.name,
  ...pod.probes,
  resources: { requests: pod.requests },
  volumeMounts: renderVolumeMounts(pod.mounts),
});
