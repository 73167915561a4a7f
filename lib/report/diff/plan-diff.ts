import type { Location } from '../../diag/location';
import type { LastingChoice } from '../../k8s/lasting-choices';

/** Something settled that the two plans have differently. */
export interface LastingChange {
  readonly choice: LastingChoice;
  /** Node or Service; null for the cluster itself. */
  readonly subject: string | null;
  readonly before: string;
  readonly after: string;
  readonly oldLocation: Location;
  readonly newLocation: Location;
}

/** One file that is not the same on both sides. */
export interface FileChange {
  /** As on the new side, where it is on both. */
  readonly path: string;
  readonly status: 'added' | 'removed' | 'changed';
  /** Lines of a unified diff; empty for what is no text. */
  readonly diff: readonly string[];
}

/** What differs between two plans. */
export interface PlanDiff {
  readonly changes: readonly LastingChange[];
  readonly files: readonly FileChange[];
}
