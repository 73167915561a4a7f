import { type ParseArgsConfig, parseArgs } from 'node:util';
import { KUBERNETES_RELEASES } from './binaries/releases';

type Options = NonNullable<ParseArgsConfig['options']>;

/** What a command of this folder is, for `--help` and for the parser. */
export interface CommandUse<O extends Options> {
  /** One line, then what a caller needs to know. */
  readonly use: string;
  readonly options: O;
}

/** The words of a command line, those with dashes read by name. */
export type CommandLine<O extends Options> = Pick<
  ReturnType<typeof parseArgs<{ options: O; allowPositionals: true }>>,
  'values'
> & {
  readonly words: readonly string[];
  /** As they were given, for a process of its own. */
  readonly argv: readonly string[];
};

/** The caller asked for what there is not. */
export class UsageError extends Error {}

const EXIT = { failed: 1, misused: 2 } as const;

/** Runs a command with what the process was started with; its result is the exit code. */
export async function runCommand<O extends Options>(
  { use, options }: CommandUse<O>,
  main: (line: CommandLine<O>) => number | Promise<number>,
): Promise<void> {
  const argv = process.argv.slice(2);
  try {
    if (argv.some(isHelp)) console.log(use);
    else {
      const code = await main(readCommandLine(argv, options));
      process.exitCode ??= code;
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    if (error instanceof UsageError) console.error(`\n${use}`);
    process.exitCode ??= error instanceof UsageError ? EXIT.misused : EXIT.failed;
  }
}

const isHelp = (word: string): boolean => word === '--help' || word === '-h';

export function readCommandLine<O extends Options>(
  argv: readonly string[],
  options: O,
): CommandLine<O> {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
    return { values, words: positionals, argv };
  } catch (error) {
    throw new UsageError(
      error instanceof Error ? (error.message.split('. ')[0] ?? '') : `${error}`,
    );
  }
}

/** One of the words there are; anything else is misuse. */
export function oneOf<T extends string>(word: string, choices: readonly T[], what: string): T {
  const choice = choices.find((candidate) => candidate === word);
  if (choice === undefined) {
    throw new UsageError(`"${word}" is no ${what}; there are ${choices.join(', ')}`);
  }
  return choice;
}

const MINORS = KUBERNETES_RELEASES.map(({ minor }) => minor);

/** `36` or `1.36`. */
export function minorOf(word: string): number {
  const minor = Number(word.replace(/^1\./, ''));
  if (!MINORS.includes(minor)) {
    throw new UsageError(`"${word}" is no Kubernetes minor; there are ${MINORS.join(', ')}`);
  }
  return minor;
}
