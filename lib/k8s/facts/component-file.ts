/**
 * Flags, feature gates and words of the components, as the *.json files beside this one hold them.
 * They are read out of the real programs by conformance/facts; nobody edits them. Histories as in
 * history.ts: their spans count minors, those of etcd places in its list of releases.
 */
export interface ReleaseTable {
  /** What was read, oldest first; the table says nothing of others. */
  readonly releases: readonly string[];
  readonly entries: Readonly<Record<string, string>>;
}

/** Flag → how its value is read, and `deprecated`. */
export interface FlagFile extends ReleaseTable {
  readonly component: string;
}

/** Gate → stage, default, `locked` to it, the gates it `needs:` when it is on, and its older `flag:`. */
export interface GateFile {
  readonly releases: readonly string[];
  readonly shared: Readonly<Record<string, string>>;
  readonly own: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
