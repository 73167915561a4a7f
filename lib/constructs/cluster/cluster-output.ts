import type { Artifact } from '../../emit/artifact';
import { type NodeFile, renderNodeFile } from '../../emit/kubeadm/node-file';
import { NEWEST_MINOR, parseKubernetesVersion } from '../../k8s/version';
import type { InputFile } from '../../model/input-file';
import { asInputFile } from '../input-files';
import { type PropReader, wrongPropsOf } from '../wrong-props';
import { attribute } from './cluster-documents';
import { nodeFileOf } from './cluster-hub';
import type { CniNodeFile } from './cni';
import { componentFileArtifacts, componentFileDocuments } from './component-files';
import { containerdFilesOf } from './containerd-files';
import { expectedFilesOf } from './expected-files';
import { hostTablesOf } from './host-tables';
import type { KubeadmCluster } from './kubeadm-cluster';
import { type KubeadmNode, NodeRole } from './kubeadm-node';
import { lostFieldsOf } from './lost-fields';
import { founderOf } from './node-hub';
import { operationFilesOf } from './operation-files';
import { patchFilesOf } from './patch-files';
import { planDocument } from './plan-document';
import { planFilesOf } from './plan-files';

/** Everything one node is given. */
interface NodeOutput {
  readonly node: KubeadmNode;
  readonly file: NodeFile;
  /** What the network and the API's address put on it. */
  readonly extras: readonly CniNodeFile[];
}

const EXECUTABLE = 0o755;

function renderNodes(cluster: KubeadmCluster): NodeOutput[] {
  const minor = kubeadmMinorOf(cluster);
  return cluster.nodes.map((node) => ({
    node,
    file: renderNodeFile(nodeFileOf(cluster, node), minor),
    extras: extraFilesOf(cluster, node),
  }));
}

const kubeadmMinorOf = (cluster: KubeadmCluster): number =>
  kubeadmOf(cluster)?.minor ?? NEWEST_MINOR;

const kubeadmOf = ({ _props }: KubeadmCluster) =>
  parseKubernetesVersion(_props.kubeadmVersion ?? _props.kubernetesVersion);

/** What the checks read of one cluster: the very documents that are written. */
export function inputFilesOf(cluster: KubeadmCluster): InputFile[] {
  const inputs = asInputs(cluster, renderNodes(cluster));
  const runtimes = containerdFilesOf(cluster, inputs, kubeadmMinorOf(cluster)).map(
    ({ path, document }) => asInputFile(path, [document], cluster.node.path),
  );
  return [...inputs, ...runtimes];
}

function asInputs(cluster: KubeadmCluster, outputs: readonly NodeOutput[]): InputFile[] {
  const scope = cluster.node.path;
  const files = outputs.map(({ node, file }) => ({
    ...asInputFile(
      `nodes/${node.nodeName}/kubeadm.yaml`,
      file.documents.map((document) => attribute(document, cluster, node)),
      scope,
    ),
    lostFields: node === founderOf(cluster) ? lostFieldsOf(cluster, kubeadmMinorOf(cluster)) : [],
  }));
  const operations = operationFilesOf(cluster, kubeadmMinorOf(cluster)).map(({ path, document }) =>
    asInputFile(path, [document], scope),
  );
  const extras = outputs
    .flatMap(({ extras }) => extras)
    .flatMap(({ artifact, document }) =>
      document ? [asInputFile(artifact.path, [document], scope)] : [],
    );
  const patches = cluster.nodes
    .flatMap((node) => patchFilesOf(cluster, node))
    .map(({ path, document }) => asInputFile(path, [document], scope));
  const componentFiles = componentFileDocuments(cluster).map(([path, document]) =>
    asInputFile(path, [document], scope),
  );
  const plan = asInputFile('address-plan', [planDocument(cluster)], scope);
  return [
    { ...plan, wrongProps: readersOf(cluster).flatMap(wrongPropsOf) },
    ...files,
    ...componentFiles,
    ...operations,
    ...patches,
    ...extras,
  ];
}

/** The files that the cluster's network and its API address put on a node, below the node's folder. */
function extraFilesOf(cluster: KubeadmCluster, node: KubeadmNode): CniNodeFile[] {
  const { cni, kubeVip } = cluster._props;
  const isControlPlane = node.role === NodeRole.CONTROL_PLANE;
  const files = [
    ...(cni?._network.filesOf(cluster, node) ?? []),
    ...(isControlPlane ? (kubeVip?._filesOf(cluster, node, kubeadmMinorOf(cluster)) ?? []) : []),
  ];
  return files.map((file) => ({
    ...file,
    artifact: { ...file.artifact, path: `${folderOf(node)}/${file.artifact.path}` },
  }));
}

const readersOf = (cluster: KubeadmCluster): PropReader[] => [
  cluster,
  cluster.network,
  ...cluster.nodes,
  ...cluster._schedulers,
];

/** The files of every node: what it is given, and under `expected/` what kubeadm will make of it. */
export function artifactsOf(cluster: KubeadmCluster): Artifact[] {
  const outputs = renderNodes(cluster);
  const definition = outputs.find(({ node }) => node === founderOf(cluster))?.file.documents ?? [];
  const ofNodes = outputs.flatMap((output) => [
    ...filesOfNode(output),
    ...expectedFilesOf(cluster, output.node, {
      own: output.file.documents,
      ofCluster: definition,
      kubeadmVersion: kubeadmOf(cluster)?.text ?? '',
    }),
    ...output.extras.map(({ artifact }) => artifact),
    ...patchFilesOf(cluster, output.node).map(({ path, content }) => ({ path, content })),
  ]);
  const operations = operationFilesOf(cluster, kubeadmMinorOf(cluster));
  const inputs = asInputs(cluster, outputs);
  const hosts = hostTablesOf(cluster, inputs);
  const runtimes = containerdFilesOf(cluster, inputs, kubeadmMinorOf(cluster));
  return [
    ...ofNodes,
    ...componentFileArtifacts(cluster),
    ...hosts,
    ...planFilesOf(cluster),
    ...operations.map(({ path, content }) => ({ path, content })),
    ...runtimes.map(({ path, content }) => ({ path, content })),
  ];
}

function filesOfNode({ node, file }: NodeOutput): Artifact[] {
  const folder = folderOf(node);
  const script = file.fillScript;
  return [
    { path: `${folder}/kubeadm.yaml`, content: file.kubeadmYaml },
    ...(script ? [{ path: `${folder}/fill-secrets.sh`, content: script, mode: EXECUTABLE }] : []),
  ];
}

export const folderOf = (node: KubeadmNode): string => `nodes/${node.nodeName}`;
