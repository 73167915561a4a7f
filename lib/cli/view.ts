import { type CheckOptions, choosePaint, type Paint, PLAIN, type ViewFormat } from '../check';
import { VERSION_OPTIONS, withCheckOptions } from './check-options';
import type { OptionSpecs, OptionValues } from './command';
import { EXIT, type Io, UsageError } from './io';
import { refuseOverwriting, writeReport } from './report-options';

/** Written out for help and completion, as the report formats are. */
export const VIEW_FORMATS = ['text', 'json', 'markdown'] as const satisfies readonly ViewFormat[];

/** Options of every command that shows what the files of a cluster amount to. */
export const VIEW_OPTIONS = {
  format: { type: 'string', choices: VIEW_FORMATS, help: 'default text' },
  output: { type: 'string', short: 'o', value: 'FILE', help: 'default standard output' },
  ...VERSION_OPTIONS,
} as const satisfies OptionSpecs;

/** A view of some files, in one of several formats. */
export interface View<F extends string> {
  readonly name: string;
  read(paths: readonly string[], options: CheckOptions): ViewRead<F>;
}

export interface ViewRead<F extends string> {
  /** A line for each file or document that could not be read. */
  readonly unread: readonly string[];
  render(format: F | 'text', paint: Paint): string;
}

interface ViewArgs<F extends string> {
  readonly options: OptionValues<typeof VERSION_OPTIONS> & {
    readonly format: F | undefined;
    readonly output: string | undefined;
  };
  readonly operands: readonly string[];
}

/** Shows it on standard output or writes it to a file; exit code 1 when something is missing from it. */
export function show<F extends string>(view: View<F>, args: ViewArgs<F>, io: Io): number {
  const { options, operands } = args;
  if (operands.length === 0) throw new UsageError(`${view.name} needs a file, a folder or "-"`);
  const { format = 'text', output } = options;
  if (output !== undefined) refuseOverwriting([output], operands, io);
  const read = withCheckOptions(options, io, (how) => view.read(operands, how));
  if (output === undefined) io.out(read.render(format, choosePaint(io.env, io.isTerminal)));
  else writeReport(output, read.render(format, PLAIN), io);
  for (const line of read.unread) io.err(`${line}\n`);
  return read.unread.length > 0 ? EXIT.failed : EXIT.ok;
}
