import type { Finding } from '../../diag/finding';
import type { Location } from '../../diag/location';
import { nameOfMinor } from '../../k8s/version';
import type { ClusterModel } from '../../model/cluster-model';
import { type PlanCapacity, planCapacity } from '../../model/plan-capacity';
import type { Address } from '../../net/address';
import type { AddressRange } from '../../net/range';
import { type Home, homesOf } from './homes';
import { marksOf } from './marks';
import { type PlacedFinding, placeFindings } from './placed-findings';
import { rangesOf } from './ranges';

/** What a range is for; the order is that of every list and legend. */
export const RANGE_USES = [
  'pods',
  'services',
  'nodes',
  'load-balancer',
  'dhcp',
  'reserved',
  'foreign',
] as const;
export type RangeUse = (typeof RANGE_USES)[number];

/** One range of the plan, or one that other software usually has. */
export interface MapRange {
  readonly use: RangeUse;
  readonly name: string;
  /** As written. */
  readonly text: string;
  readonly span: AddressRange;
  /** Null where nobody wrote it. */
  readonly where: Location | null;
  /** Who chose it, when no file did: `kubeadm default`. */
  readonly note: string | null;
  /** What kube-controller-manager cuts a pod range into. */
  readonly blocks: { readonly length: number; readonly count: bigint } | null;
  /** The start of a service range, which is given out last and so is the place for fixed addresses. */
  readonly staticBand: AddressRange | null;
}

/** One address that somebody has. */
export interface MapMark {
  readonly kind: 'node' | 'api' | 'dns' | 'service' | 'virtual' | 'gateway' | 'resolver';
  readonly name: string;
  readonly address: Address;
}

/** The address plan of one cluster, ready to be drawn. */
export interface AddressMap {
  readonly kubernetesVersion: string;
  readonly homes: readonly Home[];
  readonly capacity: PlanCapacity;
  /** Findings about addresses, with their place on the map. */
  readonly placed: readonly PlacedFinding[];
  /** Findings about something else. */
  readonly elsewhere: readonly Finding[];
}

export function buildAddressMap(model: ClusterModel, findings: readonly Finding[]): AddressMap {
  const homes = homesOf(rangesOf(model), marksOf(model));
  const { placed, elsewhere } = placeFindings(
    findings,
    homes.map(({ window }) => window),
  );
  const kubernetesVersion = nameOfMinor(model.versions.minor);
  return { kubernetesVersion, homes, capacity: planCapacity(model), placed, elsewhere };
}
