import { withScheme } from '../../emit/host/node-registration';
import { containerdConfig, parseContainerdRelease } from '../../emit/runtime/containerd-config';
import { serializeToml } from '../../emit/runtime/toml';
import { serializeGoYaml } from '../../emit/yaml/go-yaml';
import { KUBEADM_DEFAULTS } from '../../k8s/defaults';
import { pauseImage } from '../../k8s/pause-image';
import { cgroupDriversOf, isSystemdDriver } from '../../model/cgroup-driver';
import { buildModel, type ClusterModel } from '../../model/cluster-model';
import type { JsonObject, SourceDocument } from '../../model/document';
import type { InputFile } from '../../model/input-file';
import { nodesOfFile } from '../../model/nodes-of-file';
import { socketPath } from '../../model/socket-path';
import { ConstructSource } from '../construct-source';
import { wrote } from './cluster-documents';
import type { KubeadmCluster } from './kubeadm-cluster';
import type { KubeadmNode } from './kubeadm-node';

/** A file for the runtime of one node. */
export interface ContainerdNodeFile {
  readonly path: string;
  readonly content: string;
  readonly document: SourceDocument;
}

/** Where containerd listens when nobody says otherwise. */
const SOCKET = '/run/containerd/containerd.sock';

/** `inputs` are what the checks read of the cluster: they tell the cgroup driver of each kubelet. */
export function containerdFilesOf(
  cluster: KubeadmCluster,
  inputs: readonly InputFile[],
  kubeadmMinor: number,
): ContainerdNodeFile[] {
  if (!cluster._props.containerd) return [];
  const model = buildModel(inputs, {});
  return cluster.nodes.flatMap((node) => [
    ...configOf(cluster, node, model, kubeadmMinor),
    crictlOf(cluster, node),
  ]);
}

function configOf(
  cluster: KubeadmCluster,
  node: KubeadmNode,
  model: ClusterModel,
  kubeadmMinor: number,
): ContainerdNodeFile[] {
  const { containerd, imageRepository = KUBEADM_DEFAULTS.imageRepository } = cluster._props;
  const release = containerd && parseContainerdRelease(containerd.version);
  if (!release) return [];
  const path = `nodes/${node.nodeName}/etc/containerd/config.toml`;
  const socket = socketPath(node._props.criSocket ?? SOCKET);
  const config = containerdConfig({
    release,
    isSystemdCgroup: isSystemdAt(path, model),
    socket: socket === SOCKET ? undefined : socket,
    sandboxImage: pauseImage(imageRepository, kubeadmMinor),
    registryConfigPath: containerd.registryConfigPath ?? '/etc/containerd/certs.d',
    cniBinDir: containerd.cniBinDir ?? '/opt/cni/bin',
  });
  const source = new ConstructSource([wrote(cluster, [], 'containerd')]);
  return [{ path, content: serializeToml(config), document: { value: config, source } }];
}

/** kubeadm writes systemd where nobody says anything. */
function isSystemdAt(path: string, model: ClusterModel): boolean {
  const nodes = nodesOfFile(path, model.nodes, model.kubeadmFiles);
  const [driver] = cgroupDriversOf(model, nodes).given;
  return driver === undefined || isSystemdDriver(driver);
}

function crictlOf(cluster: KubeadmCluster, node: KubeadmNode): ContainerdNodeFile {
  const endpoint = withScheme(node._props.criSocket ?? SOCKET);
  const value: JsonObject = { 'runtime-endpoint': endpoint, 'image-endpoint': endpoint };
  const isOwn = node._props.criSocket !== undefined;
  const author = isOwn ? wrote(node, [], 'criSocket') : wrote(cluster, [], 'containerd');
  return {
    path: `nodes/${node.nodeName}/etc/crictl.yaml`,
    content: serializeGoYaml(value),
    document: { value, source: new ConstructSource([author]) },
  };
}
