import { KUBEADM_DEFAULTS } from '../k8s/defaults';
import { toLower, trimSpace } from '../k8s/go-value';
import { isObject, type Json, type JsonObject, valueAt } from './document';
import { parseFlags } from './flags';
import type { KubeadmDocument, KubeadmFile } from './kubeadm-file';
import type { Located } from './located';
import { asNumber, asText } from './type-meta';

export type NodeRole = 'control-plane' | 'worker';

/** One machine of the cluster, as far as its kubeadm file tells. */
export interface NodePlan {
  readonly name: Located<string> | undefined;
  readonly role: NodeRole;
  /** The file that describes it. */
  readonly document: KubeadmDocument;
  /** `advertiseAddress` as written; control planes only. */
  readonly advertiseAddress: Located<string> | undefined;
  readonly bindPort: Located<number> | undefined;
  /** Each entry of the kubelet's `--node-ip`, as written. */
  readonly nodeIps: readonly Located<string>[];
}

export function parseNodes(files: readonly KubeadmFile[]): NodePlan[] {
  return files.flatMap((file) => [
    ...(file.init ? [parseNode(file.init, 'control-plane', ['localAPIEndpoint'])] : []),
    ...(file.join ? [parseJoiningNode(file.join)] : []),
  ]);
}

function parseJoiningNode(document: KubeadmDocument): NodePlan {
  const isControlPlane = isObject(document.value.controlPlane);
  const endpoint = ['controlPlane', 'localAPIEndpoint'];
  return parseNode(document, isControlPlane ? 'control-plane' : 'worker', endpoint);
}

function parseNode(document: KubeadmDocument, role: NodeRole, endpoint: string[]): NodePlan {
  const { value } = document;
  const registration = value.nodeRegistration;
  return {
    name: located(document, ['nodeRegistration', 'name'], nodeName(registration)),
    role,
    document,
    advertiseAddress: located(
      document,
      [...endpoint, 'advertiseAddress'],
      asText(valueAt(value, [...endpoint, 'advertiseAddress'])) || undefined,
    ),
    bindPort: role === 'worker' ? undefined : bindPortOf(document, [...endpoint, 'bindPort']),
    nodeIps: nodeIpsOf(registration, document),
  };
}

/** kubeadm trims and lower-cases the name before it uses it. */
const nodeName = (registration: Json | undefined): string | undefined =>
  isObject(registration)
    ? toLower(trimSpace(asText(registration.name) ?? '')) || undefined
    : undefined;

function bindPortOf(document: KubeadmDocument, path: string[]): Located<number> {
  const written = asNumber(valueAt(document.value, path));
  const at = { source: document.source, path };
  if (written) return { value: written, at, origin: 'given' };
  return { value: KUBEADM_DEFAULTS.bindPort, at, origin: 'default', originNote: 'kubeadm default' };
}

function nodeIpsOf(registration: Json | undefined, document: KubeadmDocument): Located<string>[] {
  const args: JsonObject = isObject(registration) ? registration : {};
  const flags = parseFlags(args.kubeletExtraArgs, {
    source: document.source,
    path: ['nodeRegistration', 'kubeletExtraArgs'],
  });
  const nodeIp = flags.last('node-ip');
  if (!nodeIp?.value) return [];
  return nodeIp.value.split(',').map((text) => ({ ...nodeIp, value: text.trim() }));
}

function located<T>(
  document: KubeadmDocument,
  path: string[],
  value: T | undefined,
): Located<T> | undefined {
  if (value === undefined) return undefined;
  return { value, at: { source: document.source, path }, origin: 'given' };
}
