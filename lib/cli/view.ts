import { type CheckOptions, choosePaint, type Paint, PLAIN, type ViewFormat } from '../check';
import { VERSION_OPTIONS, withCheckOptions } from './check-options';
import type { Args, OptionSpecs } from './command';
import { EXIT, type Io, UsageError } from './io';
import { refuseOverwriting, writeReport } from './report-options';

/** Written out for help and completion, as the report formats are. */
const FORMATS = ['text', 'json', 'markdown'] as const satisfies readonly ViewFormat[];

/** Options of every command that shows what the files of a cluster amount to. */
export const VIEW_OPTIONS = {
  format: { type: 'string', choices: FORMATS, help: 'default text' },
  output: { type: 'string', short: 'o', value: 'FILE', help: 'default standard output' },
  ...VERSION_OPTIONS,
} as const satisfies OptionSpecs;

/** A view of some files. */
export interface View {
  readonly name: string;
  read(paths: readonly string[], options: CheckOptions): ViewRead;
}

export interface ViewRead {
  /** A line for each file or document that could not be read. */
  readonly unread: readonly string[];
  render(format: ViewFormat, paint: Paint): string;
}

/** Shows it on standard output or writes it to a file; exit code 1 when something is missing from it. */
export function show(view: View, args: Args<typeof VIEW_OPTIONS>, io: Io): number {
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
