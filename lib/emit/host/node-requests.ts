import { nameOfMinor } from '../../k8s/version';
import type { ClusterModel } from '../../model/cluster-model';
import { type JsonObject, valueAt } from '../../model/document';
import type { KubeadmDocument, KubeadmFile } from '../../model/kubeadm-file';
import type { NodePlan, NodeRole } from '../../model/node-plan';
import { asText } from '../../model/type-meta';
import type { Family } from '../../net/family';
import { DEBIAN_HOST, type HostFacts } from './host-facts';
import type { HostRequest } from './host-request';

/** One machine that the files bring into a cluster, and what its kubeadm will have read. */
export interface NodeRequest {
  /** Undefined where kubeadm takes the name of the machine. */
  readonly name: string | undefined;
  readonly role: NodeRole;
  /** The kubeadm file that makes it a node. */
  readonly file: string;
  /** Undefined where nothing is written but a ClusterConfiguration. */
  readonly plan: NodePlan | undefined;
  readonly request: HostRequest;
}

/** Stands for the address of the default route until there is a machine; nobody has these. */
export const UNKNOWN_ADDRESS: Readonly<Record<Family, string>> = {
  IPv4: '192.0.2.1',
  IPv6: '2001:db8::1',
};

/** Every node of a cluster, in the order of the files, an implied first control plane before them. */
export function nodeRequestsOf(model: ClusterModel): NodeRequest[] {
  const definition = model.kubeadmFiles.find(({ cluster }) => cluster);
  const isFounded = model.kubeadmFiles.some(({ init }) => init);
  const founder = definition && !isFounded ? [impliedFounder(model, definition)] : [];
  const declared = model.nodes.map((plan) => declaredNode(model, plan));
  return [...founder, ...declared.filter(isFirstOfItsName)];
}

/** Two files with the same node name describe one node. */
const isFirstOfItsName = ({ name }: NodeRequest, index: number, all: readonly NodeRequest[]) =>
  name === undefined || all.findIndex((other) => other.name === name) === index;

/** `kubeadm init` makes up the InitConfiguration that a file does not have. */
const impliedFounder = (model: ClusterModel, { name, documents }: KubeadmFile): NodeRequest => ({
  name: undefined,
  role: 'control-plane',
  file: name,
  plan: undefined,
  request: requestOf(model, valuesOf(documents, 'JoinConfiguration')),
});

function declaredNode(model: ClusterModel, plan: NodePlan): NodeRequest {
  const { document, name, role } = plan;
  const file = model.kubeadmFiles.find(({ documents }) => documents.includes(document));
  const beside = document.kind === 'InitConfiguration' ? (file?.documents ?? []) : [];
  const definition = model.kubeadmFiles.find(({ cluster }) => cluster)?.documents ?? [];
  return {
    name: name?.value,
    role,
    file: file?.name ?? '',
    plan,
    request: {
      ...requestOf(model, [
        document.value,
        ...valuesOf(beside, 'JoinConfiguration'),
        ...valuesOf(definition, 'InitConfiguration', 'JoinConfiguration'),
      ]),
      ...patchesFor(model, plan, file?.name ?? ''),
    },
  };
}

/** The patches beside or below the node's own file, where it names a folder of them. */
function patchesFor(
  { patchFiles }: ClusterModel,
  { document }: NodePlan,
  file: string,
): Pick<HostRequest, 'patches'> {
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  const own = patchFiles.filter(
    ({ input, directory }) => directory && input.name.startsWith(folder),
  );
  if (!asText(valueAt(document.value, ['patches', 'directory'])) || own.length === 0) return {};
  return {
    patches: own.map(({ fileName, input }) => ({
      fileName,
      patches: input.chunks.flatMap((chunk) => (chunk.document ? [chunk.document.value] : [])),
    })),
  };
}

const valuesOf = (documents: readonly KubeadmDocument[], ...besides: string[]): JsonObject[] =>
  documents.filter(({ kind }) => !besides.includes(kind)).map(({ value }) => value);

const requestOf = ({ versions, plan }: ClusterModel, documents: JsonObject[]): HostRequest => ({
  documents,
  kubeadmVersion: nameOfMinor(versions.kubeadmMinor),
  host: hostIn(plan.primaryFamily ?? 'IPv4'),
});

const hostIn = (family: Family): HostFacts => ({
  ...DEBIAN_HOST,
  hostname: 'node',
  defaultAddress: UNKNOWN_ADDRESS[family],
});
