import { isObject, type JsonObject, type SourceDocument } from './document';
import { at, type Located } from './located';
import { asList, asText, textField } from './type-meta';

/** What no Kubernetes file says, but people know: the ranges around the cluster. */
export const PLAN_API_VERSION = 'cdk8s-kubeadm/v1alpha1';
export const PLAN_KIND = 'AddressPlan';

/** A named range or list of addresses, each entry as written. */
export interface DeclaredRange {
  readonly use: 'nodes' | 'load-balancer' | 'reserved';
  readonly name: string;
  readonly text: Located<string>;
  /** Whose object says so; undefined for an AddressPlan. */
  readonly owner?: 'MetalLB' | 'kube-vip';
}

export const isPlanDocument = (value: JsonObject): boolean =>
  textField(value, 'apiVersion') === PLAN_API_VERSION && textField(value, 'kind') === PLAN_KIND;

/** What the running cluster has, by an AddressPlan document; nothing when no upgrade is planned. */
export function parseUpgradeFrom({ value, source }: SourceDocument): Located<string>[] {
  const text = isObject(value) ? asText(value.upgradeFrom) : undefined;
  return text === undefined
    ? []
    : [{ value: text, at: at(source, 'upgradeFrom'), origin: 'given' }];
}

/** Reads `nodeCidrs`, `loadBalancerPools` and `reserved` of an AddressPlan document. */
export function parseDeclaredRanges(document: SourceDocument): DeclaredRange[] {
  if (!isObject(document.value)) return [];
  return [
    ...rangesOf(document, 'nodeCidrs', 'nodes'),
    ...rangesOf(document, 'loadBalancerPools', 'load-balancer'),
    ...rangesOf(document, 'reserved', 'reserved'),
  ];
}

function rangesOf(
  document: SourceDocument,
  field: string,
  use: DeclaredRange['use'],
): DeclaredRange[] {
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
