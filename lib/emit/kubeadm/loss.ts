import type { Path } from '../../diag/path';
import type { Contract } from '../../k8s/contract';

/** Something the hub says and an API version cannot carry. */
export interface Loss {
  /** In the words of the hub: `['cluster', 'apiServer', 'extraEnvs']`. */
  readonly path: Path;
  readonly why: string;
  /** The API version that drops it: `v1beta3`. */
  readonly version: string;
}

/** Reports one loss; what is reported is not written. */
export type Lose = (path: Path, why: string) => void;

/** What a spoke writes for: the minor's answers, and where losses go. */
export interface Target {
  readonly contract: Contract;
  readonly lose: Lose;
}
