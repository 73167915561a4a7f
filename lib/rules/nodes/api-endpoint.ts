import { isPortText, splitHostPort } from '../../k8s/go-host-port';
import type { ClusterModel } from '../../model/cluster-model';
import { isObject, valueAt } from '../../model/document';
import { isForInit, type KubeadmDocument } from '../../model/kubeadm-file';
import { type At, at } from '../../model/located';
import type { NodePlan } from '../../model/node-plan';
import { asList, asText } from '../../model/type-meta';
import type { Address } from '../../net/address';
import { parseAddressSloppy } from '../../net/parse-sloppy';
import type { Side } from '../rule';

/** Where somebody looks for the API server: `host`, or `host:port`. */
export interface ApiEndpoint {
  readonly text: string;
  readonly host: string;
  /** Undefined for names. */
  readonly address: Address | undefined;
  /** Undefined when only a host is written. */
  readonly port: number | undefined;
  readonly at: At;
}

export interface JoinEndpoint extends ApiEndpoint {
  readonly node: NodePlan;
  /** kubeadm compares the certificate only when it knows the CA by its hash. */
  readonly isPinned: boolean;
}

/** Of the file that `kubeadm init` reads. */
export function controlPlaneEndpointOf(
  files: ClusterModel['kubeadmFiles'],
): ApiEndpoint | undefined {
  const cluster = files.find((file) => isForInit(file) && file.cluster)?.cluster;
  return cluster && endpointAt(cluster, 'controlPlaneEndpoint');
}

/** `discovery.bootstrapToken.apiServerEndpoint` of every join. */
export const joinEndpointsOf = (nodes: readonly NodePlan[]): JoinEndpoint[] =>
  nodes.flatMap((node) => {
    const token = ['discovery', 'bootstrapToken'];
    const endpoint = endpointAt(node.document, ...token, 'apiServerEndpoint');
    if (!endpoint) return [];
    const hashes = valueAt(node.document.value, [...token, 'caCertHashes']);
    return [{ ...endpoint, node, isPinned: asList(hashes).length > 0 }];
  });

export const endpointSide = ({ at: place, text }: ApiEndpoint): Side => ({
  at: place,
  value: text,
});

function endpointAt(
  { value, source }: KubeadmDocument,
  ...path: string[]
): ApiEndpoint | undefined {
  const text = isObject(value) ? asText(valueAt(value, path)) : undefined;
  if (!text) return undefined;
  const whole = parseAddressSloppy(text);
  const parts = whole.ok ? undefined : splitHostPort(text);
  const host = parts?.host ?? text;
  const address = parseAddressSloppy(host);
  return {
    text,
    host,
    address: address.ok ? address.value : undefined,
    port: parts && isPortText(parts.port) ? Number(parts.port) : undefined,
    at: at(source, ...path),
  };
}
