import type { Json } from '../../model/document';
import { serializeGoYaml } from '../yaml/go-yaml';
import { predictApiServer } from './api-server';
import { predictControllerManager } from './controller-manager';
import { isWorker } from './documents';
import { type EtcdMember, predictEtcd } from './etcd';
import { type HostFile, type HostRequest, readRequest } from './host-request';
import { patchStaticPod } from './patches';
import { predictScheduler } from './scheduler';
import type { HostSettings } from './settings';
import { renderStaticPod, type StaticPod } from './static-pod';

const MANIFESTS = '/etc/kubernetes/manifests';
const MODE = 0o600;

/** The static pods as kubeadm will write them, byte for byte; none for a worker. */
export function predictStaticPods(request: HostRequest): HostFile[] {
  const settings = readRequest(request);
  return patchedPodsOf(settings, request.etcdMembers).map(({ name, object }) => ({
    path: `${MANIFESTS}/${name}.yaml`,
    content: serializeGoYaml(object),
    mode: MODE,
  }));
}

/** A static pod as it stands in its file. */
export interface PatchedPod {
  readonly name: string;
  readonly object: Json;
}

/** Those that can be patched: kubeadm stops at the others. */
export const patchedPodsOf = (
  settings: HostSettings,
  members: readonly EtcdMember[] = [],
): PatchedPod[] =>
  staticPodsOf(settings, members).flatMap((pod) => {
    const patched = patchStaticPod(renderStaticPod(pod, settings.dialect), pod.name, settings);
    return patched.ok ? [{ name: pod.name, object: patched.value }] : [];
  });

export function staticPodsOf(
  settings: HostSettings,
  members: readonly EtcdMember[] = [],
): StaticPod[] {
  if (isWorker(settings.documents)) return [];
  const { endpoint, etcd, nodeName } = settings;
  const hasOwnEtcd = etcd.kind === 'local' && endpoint && nodeName;
  return [
    ...(endpoint ? [predictApiServer(settings, endpoint)] : []),
    predictControllerManager(settings),
    predictScheduler(settings),
    ...(hasOwnEtcd ? [predictEtcd(settings, etcd, { name: nodeName, endpoint, members })] : []),
  ];
}
