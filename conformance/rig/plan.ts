import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';

import type { Scenario, SynthesizedNode } from '../scenarios';
import { documentOf, type KubeadmDocument } from '../scenarios';

/** What the emitted files of one node say that its machine needs. */
export interface NodePlan {
  readonly name: string;
  /** Where the program wrote them. */
  readonly folder: string;
  readonly addresses: readonly string[];
  readonly role: 'init' | 'control-plane' | 'worker';
}

/** An address on the LAN where something answers that is no node. */
export interface EndpointPlan {
  readonly address: string;
  readonly port: number;
}

export interface ExternalEtcdPlan {
  readonly endpoints: readonly EndpointPlan[];
  /** Where a control plane looks for its client's files. */
  readonly caFile: string;
  readonly certFile: string;
  readonly keyFile: string;
}

/** What the rig learns about a cluster, all of it from the emitted files. */
export interface ClusterPlan {
  readonly name: string;
  readonly output: string;
  readonly minor: number;
  /** That the nodes must hold images of: a cluster that will be upgraded has two. */
  readonly imageMinors: readonly number[];
  /** Images that neither kubeadm nor a manifest names. */
  readonly extraImages: readonly string[];
  /** The first one runs `kubeadm init`, control planes come before workers. */
  readonly nodes: readonly NodePlan[];
  /** Set where the endpoint of the control plane is no node's address, and no node takes it. */
  readonly loadBalancer: EndpointPlan | undefined;
  readonly externalEtcd: ExternalEtcdPlan | undefined;
}

const ROLES = ['init', 'control-plane', 'worker'] as const;

export function readPlan(name: string, { folder, minor, nodes }: Scenario): ClusterPlan {
  const plans = nodes.map(readNode);
  plans.sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role));
  const texts = nodes.map(({ kubeadmYaml }) => kubeadmYaml);
  const clusters = texts.map((text) => documentOf(text, 'ClusterConfiguration'));
  const cluster = clusters.find((document) => document !== undefined);
  if (!cluster || plans[0]?.role !== 'init') throw new Error(`${name}: no node inits the cluster`);
  return {
    name,
    output: folder,
    minor,
    imageMinors: [minor],
    extraImages: [],
    nodes: plans,
    loadBalancer: plans.some(hasKubeVip) ? undefined : loadBalancerIn(cluster, plans),
    externalEtcd: externalEtcdIn(cluster),
  };
}

function readNode({ name, folder, kubeadmYaml }: SynthesizedNode): NodePlan {
  const init = documentOf(kubeadmYaml, 'InitConfiguration');
  const join = documentOf(kubeadmYaml, 'JoinConfiguration');
  const document: KubeadmDocument = init ?? join ?? {};
  const role = init ? 'init' : join?.controlPlane ? 'control-plane' : 'worker';
  return { name, folder, role, addresses: addressesOf(document) };
}

interface Registration {
  readonly kubeletExtraArgs?:
    | Readonly<Record<string, string>>
    | ReadonlyArray<{ readonly name: string; readonly value: string }>;
}

function addressesOf(document: KubeadmDocument): string[] {
  const { kubeletExtraArgs = {} } = (document.nodeRegistration ?? {}) as Registration;
  const nodeIp = Array.isArray(kubeletExtraArgs)
    ? kubeletExtraArgs.find(({ name }) => name === 'node-ip')?.value
    : (kubeletExtraArgs as Readonly<Record<string, string>>)['node-ip'];
  if (!nodeIp) throw new Error('a node whose files do not say its address cannot be started');
  return nodeIp.split(',');
}

function loadBalancerIn(
  { controlPlaneEndpoint }: KubeadmDocument,
  nodes: readonly NodePlan[],
): EndpointPlan | undefined {
  if (typeof controlPlaneEndpoint !== 'string') return undefined;
  const endpoint = parseEndpoint(controlPlaneEndpoint, 6443);
  const isNode = nodes.some(({ addresses }) => addresses.includes(endpoint.address));
  return isNode ? undefined : endpoint;
}

const STATIC_PODS = 'etc/kubernetes/manifests';

/** It puts the endpoint onto one of the control planes. */
const hasKubeVip = ({ folder }: NodePlan): boolean =>
  existsSync(path.join(folder, STATIC_PODS, 'kube-vip.yaml'));

interface ExternalEtcd extends Omit<ExternalEtcdPlan, 'endpoints'> {
  readonly endpoints: readonly string[];
}

function externalEtcdIn({ etcd }: KubeadmDocument): ExternalEtcdPlan | undefined {
  const external = (etcd as { readonly external?: ExternalEtcd } | undefined)?.external;
  if (!external) return undefined;
  const endpoints = external.endpoints.map((url) => parseEndpoint(new URL(url).host, 2379));
  return { ...external, endpoints };
}

/** `192.0.2.1:6443`, `[2001:db8::1]:6443`, or without a port. */
export function parseEndpoint(text: string, defaultPort: number): EndpointPlan {
  const [, bracketed, plain = '', port] = /^(?:\[(.*)\]|([^:]*))(?::(\d+))?$/.exec(text) ?? [];
  return { address: bracketed ?? plain, port: Number(port ?? defaultPort) };
}

/** What `kubectl apply` takes, and the static pods that are laid onto nodes. */
export function manifestTexts({ output, nodes }: ClusterPlan): string {
  const folders = [
    path.join(output, 'manifests'),
    ...nodes.map(({ folder }) => path.join(folder, STATIC_PODS)),
  ];
  return folders.filter(existsSync).flatMap(textsIn).join('\n---\n');
}

const textsIn = (folder: string): string[] =>
  readdirSync(folder)
    .sort()
    .map((file) => readFileSync(path.join(folder, file), 'utf8'));
