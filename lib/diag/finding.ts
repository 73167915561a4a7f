import type { Edit } from './edit';
import type { Judge } from './judge';
import type { Location } from './location';

export const SEVERITIES = ['error', 'warning', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** `given`: somebody wrote it; `default`: a component fills it in; `derived`: it follows from other values. */
export type Origin = 'given' | 'default' | 'derived';

/** First and last address (or port) of a range, both inclusive. */
export interface Extent {
  readonly first: string;
  readonly last: string;
}

/** One side of a finding: which value, where it was written, and what it covers. */
export interface Party {
  /** The last word of the path, as the user wrote it: `podSubnet`, `nodePort`. */
  readonly label: string;
  readonly value: string | null;
  readonly extent: Extent | null;
  readonly origin: Origin;
  /** Who fills the value in when nobody wrote it: `kubeadm default`. */
  readonly originNote: string | null;
  readonly location: Location;
}

/** Typed facts of a finding, for tools; never prose. */
export type FindingData = Readonly<Record<string, FindingDatum>>;
export type FindingDatum = string | number | boolean | null | readonly (string | number)[];

/** Something that is wrong with the plan. Findings are values: collected, never thrown. */
export interface Finding {
  /** Permanent: `NET203` never changes its meaning and is never given away twice. */
  readonly code: string;
  readonly name: string;
  readonly severity: Severity;
  /** What is wrong, with the values in it. */
  readonly message: string;
  /** Every judge that refuses this input at this minor; empty: accepted. */
  readonly refusedBy: readonly Judge[];
  /** For accepted input: the component that fails first, and how. */
  readonly breaks: string | null;
  readonly subject: Party;
  readonly other: Party | null;
  /** One concrete action. */
  readonly fix: string;
  readonly data: FindingData;
  /** The fix as a change of one value, where it is sure. */
  readonly edit?: Edit;
}
