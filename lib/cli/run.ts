import { readArgs } from './args';
import { SHARED_OPTIONS } from './command';
import { COMMANDS } from './command-table';
import { reportFailure } from './failure';
import { renderCommandHelp, renderHelp } from './help';
import { EXIT, type Io, UsageError } from './io';
import { ownVersion } from './package-root';

/** One run of the command line; returns the exit code and never throws. */
export function runCli(argv: readonly string[], io: Io): number {
  try {
    return dispatch(argv, io);
  } catch (error) {
    return reportFailure(error, io, argv.includes('--debug'));
  }
}

function dispatch(argv: readonly string[], io: Io): number {
  if (argv[0] === 'help') return dispatch([...argv.slice(1), '--help'], io);
  const at = argv.findIndex((word) => Object.hasOwn(COMMANDS, word));
  const command = COMMANDS[argv[at] ?? '']?.();
  if (!command) return withoutCommand(argv, io);
  const words = argv.filter((_, index) => index !== at);
  const args = readArgs(words, { ...command.options, ...SHARED_OPTIONS });
  const page = pageOf(args.options, renderCommandHelp(command));
  if (page === undefined) return command.run(args, io);
  io.out(page);
  return EXIT.ok;
}

function withoutCommand(argv: readonly string[], io: Io): number {
  const { options, operands } = readArgs(argv, SHARED_OPTIONS);
  const [name] = operands;
  const page = pageOf(options, renderHelp());
  if (page === undefined) throw new UsageError(unknownCommand(name));
  io.out(page);
  return EXIT.ok;
}

const pageOf = (
  { help, version }: { readonly help: boolean; readonly version: boolean },
  helpPage: string,
): string | undefined => (version ? `${ownVersion()}\n` : help ? helpPage : undefined);

const unknownCommand = (name: string | undefined): string =>
  `${name === undefined ? 'no command' : `unknown command "${name}"`}; one of ${Object.keys(COMMANDS).join(', ')} (see --help)`;
