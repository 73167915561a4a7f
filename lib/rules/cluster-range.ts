import type { AddressPlan, PlanRange } from '../model/address-plan';
import type { KubeadmFile } from '../model/kubeadm-file';
import { Prefix } from '../net/prefix';
import { assignList } from './assign';
import { suggestRange } from './free-range';
import { knowsCluster } from './node-clash';
import type { Sighting } from './rule';

/** A pod or service range; the first word is how messages and fields name it. */
export interface ClusterRange {
  readonly use: 'pod' | 'service';
  readonly range: PlanRange;
}

/** Every range of the cluster itself. */
export function clusterRanges(
  plan: Pick<AddressPlan, 'pods' | 'services'>,
  files: readonly KubeadmFile[],
): ClusterRange[] {
  const services = knowsCluster(files) ? plan.services : [];
  return [
    ...plan.pods.map((range) => ({ use: 'pod' as const, range })),
    ...services.map((range) => ({ use: 'service' as const, range })),
  ];
}

/** `podSubnet: "10.244.0.0/16"`, the range of the other family beside it, or what to look for when nothing is free. */
export function fixRange(plan: AddressPlan, side: ClusterRange, avoid: string): string {
  const free = suggestRange(plan, side.range);
  return free ? assignRange(plan, side, free) : `choose a ${side.use} range outside ${avoid}`;
}

/** The same with the length that is needed. */
export function fixLength(plan: AddressPlan, side: ClusterRange, length: number): string {
  const free = suggestRange(plan, side.range, length);
  return free?.length === length
    ? assignRange(plan, side, free)
    : `make the ${side.use} range a /${length} or larger`;
}

/** The fix as a change of the file: only where a range of the same size is free and somebody wrote the old one. */
export function editRange(plan: AddressPlan, side: ClusterRange): Pick<Sighting, 'edit'> {
  const { range } = side;
  const free = suggestRange(plan, range);
  if (range.origin !== 'given' || free?.length !== range.value.length) return {};
  if (!isWhole(plan, side)) return {};
  return { edit: { at: range.at, value: textsWith(plan, side, free).join(',') } };
}

/** Whether the plan has read all that is written at the place of the range. */
function isWhole(plan: AddressPlan, { use, range }: ClusterRange): boolean {
  const written = range.at.source.rawScalar?.(range.at.path)?.value;
  const read = rangesOf(plan, use).map(({ text }) => text);
  return typeof written === 'string' && `${written.split(',').map(trim)}` === `${read}`;
}

const trim = (text: string): string => text.trim();

const rangesOf = ({ pods, services }: AddressPlan, use: ClusterRange['use']) =>
  use === 'pod' ? pods : services;

const assignRange = (plan: AddressPlan, side: ClusterRange, free: Prefix): string =>
  assignList(side.range.at, textsWith(plan, side, free));

const textsWith = (plan: AddressPlan, { use, range }: ClusterRange, free: Prefix): string[] =>
  rangesOf(plan, use).map((one) => (one === range ? `${free}` : one.text));

/** Literal ranges of a table, parsed when first asked for. */
export function prefixTable<Row extends { readonly cidr: string }>(
  rows: readonly Row[],
): () => readonly (Row & { readonly prefix: Prefix })[] {
  let parsed: readonly (Row & { readonly prefix: Prefix })[] | undefined;
  return () => (parsed ??= rows.map((row) => ({ ...row, prefix: Prefix.of(row.cidr) })));
}
