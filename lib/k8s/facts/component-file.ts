/**
 * Flags and feature gates of the components, as the *.json files beside this one hold them. They
 * are read out of the real programs by conformance/facts; nobody edits them. Histories as in
 * history.ts.
 */
export interface FlagFile {
  readonly component: string;
  /** The minors that were read: of others the table says nothing. */
  readonly minors?: readonly number[];
  /** etcd instead: the releases that were read. Its spans count places in this list. */
  readonly releases?: readonly string[];
  /** Flag → how its value is read, and `deprecated`. */
  readonly entries: Readonly<Record<string, string>>;
}

/** Gate → stage, default, `locked` to it, and the gates it `needs:` when it is on. */
export interface GateFile {
  /** The minors that were read. */
  readonly minors: readonly number[];
  readonly shared: Readonly<Record<string, string>>;
  readonly own: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
