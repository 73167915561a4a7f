import type { Io } from './io';

/** One option of a command: how it is read, and what help and shell completion say of it. */
export interface OptionSpec {
  readonly type: 'boolean' | 'string';
  readonly short?: string;
  /** May be given more than once. */
  readonly multiple?: true;
  /** The only values it takes. */
  readonly choices?: readonly string[];
  /** What stands for the value in the help: `FILE`, `DIR`, `1.36`. */
  readonly value?: string;
  /** One line, lower-case start, no full stop. */
  readonly help: string;
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/** What every command takes. */
export const SHARED_OPTIONS = {
  debug: { type: 'boolean', help: 'stack traces of what throws' },
  help: { type: 'boolean', short: 'h', help: 'this text' },
  version: { type: 'boolean', help: 'the version of cdk8s-kubeadm' },
} as const satisfies OptionSpecs;

type TextOf<S extends OptionSpec> = S extends { choices: readonly (infer C)[] } ? C : string;

type ValueOf<S extends OptionSpec> = S['type'] extends 'boolean'
  ? boolean
  : S extends { multiple: true }
    ? readonly TextOf<S>[]
    : TextOf<S> | undefined;

export type OptionValues<O extends OptionSpecs> = { readonly [K in keyof O]: ValueOf<O[K]> };

/** The command line of one command, read and checked. */
export interface Args<O extends OptionSpecs> {
  readonly options: OptionValues<O>;
  readonly operands: readonly string[];
  /** Names of the options in the order they were given. */
  readonly order: readonly string[];
}

export interface Command<O extends OptionSpecs> {
  readonly name: string;
  /** What stands behind the name: `FILE|DIR|- …`. */
  readonly operands: string;
  /** The only operands it takes, for completion. @default - files */
  readonly operandChoices?: readonly string[];
  /** One line, lower-case start, no full stop. */
  readonly summary: string;
  readonly options: O;
  /** A method, not a property: the table holds commands of every kind side by side. */
  run(args: Args<O & typeof SHARED_OPTIONS>, io: Io): number;
}

export type AnyCommand = Command<OptionSpecs>;

/** Lets `run` see exactly the options that are declared. */
export const defineCommand = <const O extends OptionSpecs>(command: Command<O>): Command<O> =>
  command;
