import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Args, readArgs } from './args';
import { HELP } from './help';
import { EXIT, type Io, UsageError } from './io';
import { packageRoot } from './package-root';

type Command = (args: Args, io: Io) => number;

/** Each command is loaded only when it is asked for: `check` needs neither cdk8s nor a compiler. */
const COMMANDS: Readonly<Record<string, () => Command>> = {
  check: () => require('./commands/check').runCheck,
  explain: () => require('./commands/explain').runExplain,
  synth: () => require('./commands/synth').runSynth,
};

/** One run of the command line; returns the exit code and never throws. */
export function runCli(argv: readonly string[], io: Io): number {
  try {
    return dispatch(readArgs(argv), io);
  } catch (error) {
    return fail(error, io, argv.includes('--debug'));
  }
}

function dispatch(args: Args, io: Io): number {
  if (args.wantsVersion) {
    io.out(`${ownVersion()}\n`);
    return EXIT.ok;
  }
  if (args.wantsHelp || args.command === 'help') {
    io.out(HELP);
    return EXIT.ok;
  }
  const command = args.command === undefined ? undefined : COMMANDS[args.command];
  if (!command) throw new UsageError(unknownCommand(args.command));
  return command()(args, io);
}

function ownVersion(): string {
  const root = packageRoot();
  return root === undefined
    ? 'unknown'
    : JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
}

const unknownCommand = (name: string | undefined): string =>
  `${name === undefined ? 'no command' : `unknown command "${name}"`}; one of ${Object.keys(COMMANDS).join(', ')} (see --help)`;

function fail(error: unknown, io: Io, isDebug: boolean): number {
  const text = error instanceof Error ? error.message : String(error);
  const isUsage = error instanceof UsageError;
  const stack = error instanceof Error && isDebug && !isUsage ? `${error.stack}\n` : '';
  io.err(
    `error: ${text}${isUsage ? '' : ' (a bug in cdk8s-kubeadm; please report it; --debug shows where)'}\n${stack}`,
  );
  return EXIT.failed;
}
