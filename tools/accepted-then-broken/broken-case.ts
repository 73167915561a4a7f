/** The files of one cluster, by name. */
export type CaseFiles = Readonly<Record<string, string>>;

/** One way to write the mistake down, and the rule that must say so. */
export interface Mistake {
  readonly title: string;
  readonly code: string;
  readonly files: CaseFiles;
}

/** A mistake that kubeadm takes, and some component does not bear. */
export interface BrokenCase {
  /** For ever, as the codes of the rules. */
  readonly number: number;
  readonly what: string;
  /** The first one stands for all on the page. */
  readonly mistakes: readonly [Mistake, ...Mistake[]];
  /** What looks nearly the same and works. */
  readonly nearMisses: readonly CaseFiles[];
  /** A command that shows it on a cluster that has it. */
  readonly lookAt: string;
  /** Names of variants in `conformance/clusters/broken` that break a running cluster this way, whatever rule they go by. */
  readonly variants?: readonly string[];
}
