import type { FindingData } from '../diag/finding';
import type { Location } from '../diag/location';
import type { SourceDocument } from './document';

/** What can be wrong with a text before anybody knows what it means. */
export const READ_ISSUE_KINDS = [
  'unreadable',
  'not-text',
  'too-large',
  'empty-file',
  'invalid-yaml',
  'invalid-json',
  'invalid-toml',
  'alias-bomb',
  'duplicate-key',
] as const;
export type ReadIssueKind = (typeof READ_ISSUE_KINDS)[number];

/** A problem met while reading; `reading` rules turn these into findings. */
export interface ReadIssue {
  readonly kind: ReadIssueKind;
  /** The parser's or the system's own words, one line. */
  readonly detail: string;
  readonly location: Location;
  readonly other: Location | null;
  readonly data: FindingData;
  /** The chunk it was met in, when it is about one chunk. */
  readonly chunkIndex: number | null;
}

/** A request to leave a finding out, with its reason. */
export interface Suppression {
  readonly code: string;
  readonly because: string | null;
  readonly location: Location;
  /** Only findings of this file are meant; null: only those at or below `constructPath`. */
  readonly file: string | null;
  readonly constructPath: string | null;
}

/** Something a program declared that the chosen API version cannot carry. */
export interface LostField {
  readonly field: string;
  readonly why: string;
  /** The API version that drops it: `v1beta3`. */
  readonly version: string;
  readonly location: Location;
}

/** A prop of a construct that has not the type it is declared with. */
export interface WrongProp {
  readonly prop: string;
  readonly problem: string;
  /** Class of the construct. */
  readonly construct: string;
  readonly location: Location;
}

/** Something about the program itself, which no document shows. */
export interface ProgramProblem {
  readonly rule:
    | 'construct-validation'
    | 'object-not-rendered'
    | 'dependency-cycle'
    | 'dependency-outside-charts'
    | 'same-output-file';
  readonly message: string;
  readonly fix: string;
  readonly breaks: string;
  readonly data: FindingData;
  readonly location: Location;
  readonly other?: Location;
}

/** Files of a folder that are no objects before a tool has rendered them. */
export interface PassedOver {
  readonly tool: 'helm' | 'kustomize';
  /** How many. */
  readonly files: number;
}

/** One piece between separators, as the Kubernetes YAML reader cuts a file. */
export interface Chunk {
  readonly index: number;
  /** 1-based line of the file where the piece begins. */
  readonly firstLine: number;
  /** Undefined when the piece holds no document: only comments, blanks, or broken text. */
  readonly document: SourceDocument | undefined;
  /** True when kubeadm's reader hands this piece on, but it holds nothing (a comment before `---`). */
  readonly isBlank: boolean;
  /** The text could not be read at all. */
  readonly isBroken: boolean;
}

/** One file, one stream, or everything one construct tree writes. */
export interface InputFile {
  readonly name: string;
  readonly origin: 'file' | 'stdin' | 'construct';
  readonly chunks: readonly Chunk[];
  readonly issues: readonly ReadIssue[];
  readonly suppressions: readonly Suppression[];
  /** Files with the same scope belong to one cluster; undefined: decided by folder. */
  readonly scope?: string;
  /** What was left unread because this Chart.yaml or kustomization.yaml owns it. */
  readonly passedOver?: PassedOver;
  /** Only programs lose something on the way to a document. */
  readonly lostFields?: readonly LostField[];
  readonly wrongProps?: readonly WrongProp[];
  readonly programProblems?: readonly ProgramProblem[];
}
