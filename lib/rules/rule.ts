import type { FindingData, Severity } from '../diag/finding';
import type { Judge } from '../diag/judge';
import type { ClusterModel } from '../model/cluster-model';
import type { LostField, PassedOver, ProgramProblem, WrongProp } from '../model/input-file';
import type { At, Located } from '../model/located';
import type { SymptomId } from './symptoms';

/** Families by hundreds: what the digit after `NET` means. */
export const FAMILIES = {
  0: 'input',
  1: 'names',
  2: 'addressing',
  3: 'services',
  4: 'nodes',
  5: 'cni',
  6: 'kubeadm',
  7: 'components',
  8: 'workloads and load balancers',
  9: 'loss on output',
} as const;

/** What one finding says: both are one line, lower-case start, no full stop. */
export interface Prose {
  /** What is wrong, with the values in it. */
  readonly what: string;
  /** One concrete action, with the value to use when it can be computed. */
  readonly fix: string;
}

/** One side of a finding: a place, and the value that stands there. */
export interface Side {
  readonly at: At;
  readonly value?: string;
  /** The addresses or ports it covers, both inclusive. */
  readonly extent?: { readonly first: string; readonly last: string };
  readonly origin?: Located<unknown>['origin'];
  readonly originNote?: string;
  /** Point at the key instead of the value (an unknown field). */
  readonly on?: 'key' | 'value';
  /** What to call this side when the last word of the path is not what the user knows it by. */
  readonly label?: string;
}

/** Who says no. Leave `refusedBy` out, or empty, when every judge accepts; then `breaks` is owed. */
export interface Verdict {
  readonly refusedBy?: readonly Judge[];
  /** `component: how it fails`, for input that is accepted. */
  readonly breaks?: string;
  /** Only where one rule speaks with two voices. */
  readonly severity?: Severity;
}

export interface Sighting extends Verdict {
  readonly at: Side | At;
  readonly other?: Side | At;
  readonly data?: FindingData;
  /** The fix, when it is one value at one place and nobody has to choose; `check --fix` makes it. */
  readonly edit?: Replacement;
}

/** A value to be written at a place; `on: 'key'` gives the field there another name. */
export interface Replacement {
  readonly at: At;
  readonly value: string | number;
  readonly on?: 'key';
}

// biome-ignore lint/suspicious/noExplicitAny: each finding has facts of its own type; `any` lets them be inferred one by one
export type Findings = Record<string, (facts: any) => Prose>;

/** What a finding is made from; `{}` for prose without values. */
type Facts<Say extends (facts: never) => Prose> =
  Parameters<Say> extends [] ? Record<string, never> | undefined : Parameters<Say>[0];

export type Report<F extends Findings> = <K extends keyof F & string>(
  finding: K,
  facts: Facts<F[K]>,
  sighting: Sighting,
) => void;

/** An input and the Kubernetes minor it is read at; `text` holds YAML or JSON as a user would write it. */
export interface Example {
  /** One sentence: what this shows. */
  readonly title: string;
  readonly text: string;
  /** File name the text is read under. @default 'cluster.yaml' */
  readonly file?: string;
  /** @default the newest minor */
  readonly kubernetesVersion?: string;
  readonly kubeadmVersion?: string;
  /** What a program declared and the text could not carry; only for rules about output. */
  readonly lostFields?: readonly Omit<LostField, 'location'>[];
  /** Props of a program that the text was made without; only for the rule about props. */
  readonly wrongProps?: readonly Omit<WrongProp, 'location'>[];
  /** What the program did beside its text; only for rules about programs. */
  readonly programProblems?: readonly Omit<ProgramProblem, 'location'>[];
  /** What the text's folder held and was not read; only for the rule about it. */
  readonly passedOver?: PassedOver;
  /** Files of the same cluster that are read along. */
  readonly beside?: readonly { readonly file: string; readonly text: string }[];
}

export interface Examples {
  readonly valid: readonly Example[];
  readonly invalid: readonly Example[];
}

export interface RuleDocs {
  /** One sentence, ends with a full stop. */
  readonly summary: string;
  readonly why: string;
  /** What people see of it, where all components take the input and something breaks. */
  readonly symptoms?: readonly SymptomId[];
  /** Version of this library that brought the rule. */
  readonly since: string;
  /** Where Kubernetes says so. */
  readonly source: string;
  /** When leaving it out is right. */
  readonly whenToIgnore?: string;
}

export interface Rule<R extends keyof ClusterModel, F extends Findings> {
  /** Permanent; `NET` and three digits, the first one names the family. */
  readonly code: string;
  /** Kebab-case, a noun phrase for the problem; also the file name. */
  readonly name: string;
  readonly severity: Severity;
  /** The parts of the model this rule is shown. */
  readonly reads: readonly R[];
  readonly docs: RuleDocs;
  readonly findings: F;
  /** Made when somebody asks: a check needs none of these texts, and there are a thousand. */
  examples(): Examples;
  /** A method, not a property: the registry holds rules of every kind side by side. */
  check(model: Pick<ClusterModel, R>, report: Report<F>): void;
}

/** A rule whose own types are no longer needed: what the registry holds. */
export type AnyRule = Rule<keyof ClusterModel, Findings>;

/** Checks at compile time that a rule reads only what it declares and states facts that fit. */
export const defineRule = <R extends keyof ClusterModel, F extends Findings>(
  rule: Rule<R, F>,
): Rule<R, F> => rule;
