import { isObject, type JsonObject, type SourceDocument } from './document';
import { at, type Located } from './located';
import { asList, asNumber, asText, textField } from './type-meta';

/** What no Kubernetes file says, but people know: the ranges around the cluster. */
export const PLAN_API_VERSION = 'cdk8s-kubeadm/v1alpha1';
export const PLAN_KIND = 'AddressPlan';

/** Fields of an AddressPlan document that list ranges or addresses, and what those are for. */
export const PLAN_RANGE_FIELDS = {
  nodeCidrs: 'nodes',
  loadBalancerPools: 'load-balancer',
  virtualAddresses: 'virtual',
  gateways: 'gateway',
  dhcpRanges: 'dhcp',
  dnsServers: 'dns',
  reserved: 'reserved',
} as const;
export type PlanRangeField = keyof typeof PLAN_RANGE_FIELDS;
export type DeclaredUse = (typeof PLAN_RANGE_FIELDS)[PlanRangeField];
/** `endpoint`: what `controlPlaneEndpoint` says, where no plan says it. */
export type NeighbourUse = DeclaredUse | 'endpoint';

/** Every field of an AddressPlan document. */
export const PLAN_FIELDS: readonly string[] = [
  'apiVersion',
  'kind',
  ...Object.keys(PLAN_RANGE_FIELDS),
  'plannedNodes',
  'peers',
  'nodeFolders',
  'upgradeFrom',
  'containerdVersion',
];

/** A named range or list of addresses, each entry as written. */
export interface DeclaredRange {
  readonly use: DeclaredUse;
  readonly name: string;
  readonly text: Located<string>;
  /** Whose object says so; undefined for an AddressPlan. */
  readonly owner?: 'MetalLB' | 'kube-vip';
}

export const isPlanDocument = (value: JsonObject): boolean =>
  textField(value, 'apiVersion') === PLAN_API_VERSION && textField(value, 'kind') === PLAN_KIND;

/** What the running cluster has, by an AddressPlan document; nothing when no upgrade is planned. */
export const parseUpgradeFrom = (document: SourceDocument): Located<string>[] =>
  textAt(document, 'upgradeFrom');

/** The release of containerd that every node has, by an AddressPlan document. */
export const parseContainerdVersion = (document: SourceDocument): Located<string>[] =>
  textAt(document, 'containerdVersion');

/** A release without quotes is a number in YAML; it is meant as written. */
function textAt({ value, source }: SourceDocument, field: string): Located<string>[] {
  const given = isObject(value) ? value[field] : undefined;
  const text =
    typeof given === 'number' ? (source.rawScalar?.([field])?.text ?? `${given}`) : asText(given);
  return text === undefined ? [] : [{ value: text, at: at(source, field), origin: 'given' }];
}

/** How many nodes there are to be one day; nothing when nobody said. */
export function parsePlannedNodes({ value, source }: SourceDocument): Located<number>[] {
  const count = isObject(value) ? asNumber(value.plannedNodes) : undefined;
  return count === undefined || !isNodeCount(count)
    ? []
    : [{ value: count, at: at(source, 'plannedNodes'), origin: 'given' }];
}

export const isNodeCount = (count: unknown): boolean =>
  typeof count === 'number' && Number.isSafeInteger(count) && count > 0;

/** Every range that an AddressPlan document lists, whether it can be read or not. */
export function parseDeclaredRanges(document: SourceDocument): DeclaredRange[] {
  return Object.entries(PLAN_RANGE_FIELDS).flatMap(([field, use]) =>
    rangesOf(document, field, use),
  );
}

function rangesOf(document: SourceDocument, field: string, use: DeclaredUse): DeclaredRange[] {
  const list = isObject(document.value) ? document.value[field] : undefined;
  return asList(list).flatMap((item, index) => {
    const text = isObject(item) ? asText(item.range) : asText(item);
    if (text === undefined) return [];
    const name = isObject(item) ? textField(item, 'name') || use : use;
    const path = isObject(item) ? [field, index, 'range'] : [field, index];
    return [
      { use, name, text: { value: text, at: at(document.source, ...path), origin: 'given' } },
    ];
  });
}

/** Folders with the files of the cluster's nodes, as seen from the folder of the plan. */
export const nodeFoldersIn = ({ value }: SourceDocument): string[] =>
  asList(isObject(value) ? value.nodeFolders : undefined).flatMap((item) => asText(item) ?? []);
