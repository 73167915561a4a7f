import type { Path } from '../diag/path';
import type { ApiObjectView } from './api-object';
import { isObject, type JsonObject, valueAt } from './document';
import { asList, asNumber, groupOf, textField } from './type-meta';

/** An object that makes pods, or is one: its pod template with what other objects refer to. */
export interface Workload {
  readonly object: ApiObjectView;
  /** `default` when none is written. */
  readonly namespace: string;
  /** Where `metadata` and `spec` of the pods stand. */
  readonly template: Path;
  /** Of the pods; `{}` when there are none. */
  readonly labels: JsonObject;
  readonly spec: JsonObject;
  readonly isOnHostNetwork: boolean;
  readonly ports: readonly ContainerPortView[];
}

/** One entry of `ports` of a container that runs as long as its pod. */
export interface ContainerPortView {
  readonly container: string;
  readonly path: Path;
  /** `''` when it has none. */
  readonly name: string;
  readonly containerPort: number;
  /** `TCP` when absent or empty. */
  readonly protocol: string;
  /** 0 when it has none. */
  readonly hostPort: number;
  /** `''` stands for every address of the host. */
  readonly hostIp: string;
}

const WRAPPED: Readonly<Record<string, Path>> = {
  Pod: [],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
};

const TEMPLATE: Path = ['spec', 'template'];

/** Undefined for objects without a pod template; Argo Rollouts and the like carry one as Deployments do. */
export function parseWorkload(object: ApiObjectView): Workload | undefined {
  const template = WRAPPED[object.kind] ?? TEMPLATE;
  const written = valueAt(object.value, [...template, 'spec']);
  const spec = carriesPods(object) ? (written ?? {}) : written;
  if (!isObject(spec) || !holdsContainers(object, spec)) return undefined;
  const labels = valueAt(object.value, [...template, 'metadata', 'labels']);
  return {
    object,
    namespace: object.namespace || 'default',
    template,
    labels: isObject(labels) ? labels : {},
    spec,
    isOnHostNetwork: spec.hostNetwork === true,
    ports: [
      ...portsOf(spec, 'containers', [...template, 'spec'], () => true),
      ...portsOf(spec, 'initContainers', [...template, 'spec'], isSidecar),
    ],
  };
}

const POD_KINDS: ReadonlySet<string> = new Set([
  ' Pod',
  ' ReplicationController',
  'apps Deployment',
  'apps ReplicaSet',
  'apps DaemonSet',
  'apps StatefulSet',
  'batch Job',
  'batch CronJob',
]);

/** Kinds of Kubernetes that have a pod template even where none is written. */
const carriesPods = ({ apiVersion, kind }: ApiObjectView): boolean =>
  POD_KINDS.has(`${groupOf(apiVersion)} ${kind}`);

const holdsContainers = (object: ApiObjectView, { containers = null }: JsonObject): boolean =>
  Array.isArray(containers) || (containers === null && carriesPods(object));

const isSidecar = ({ restartPolicy }: JsonObject): boolean => restartPolicy === 'Always';

/** Also of init containers that end before the others start: kube-apiserver looks at all. */
export const declaredPortsOf = ({
  spec,
  template,
  ports,
}: Workload): readonly ContainerPortView[] =>
  Array.isArray(spec.initContainers)
    ? FIELDS.flatMap((field) => portsOf(spec, field, [...template, 'spec'], () => true))
    : ports;

const FIELDS = ['containers', 'initContainers'] as const;

function portsOf(
  spec: JsonObject,
  field: (typeof FIELDS)[number],
  base: Path,
  counts: (container: JsonObject) => boolean,
): ContainerPortView[] {
  return asList(spec[field]).flatMap((container, nth) => {
    if (!isObject(container) || !counts(container)) return [];
    return asList(container.ports).flatMap((entry, index) => {
      // null decodes like `{}`.
      const port = entry ?? {};
      const path = [...base, field, nth, 'ports', index];
      return isObject(port) ? [parsePort(port, textField(container, 'name'), path)] : [];
    });
  });
}

const parsePort = (port: JsonObject, container: string, path: Path): ContainerPortView => ({
  container,
  path,
  name: textField(port, 'name'),
  containerPort: asNumber(port.containerPort) ?? 0,
  protocol: textField(port, 'protocol') || 'TCP',
  hostPort: asNumber(port.hostPort) ?? 0,
  hostIp: textField(port, 'hostIP'),
});

/** `Deployment default/web`: what people call it. */
export const workloadName = ({ object, namespace }: Workload): string =>
  `${object.kind} ${namespace}/${object.name}`;
