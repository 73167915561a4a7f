import { writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import type { Finding, ReportContext, ReportFormat, Severity, Summary } from '../check';
import type { Args, OptionSpecs } from './command';
import { type Io, UsageError } from './io';

/** Written out: loading the checks for these lists would double the start of every command. */
const FORMATS = [
  'text',
  'json',
  'sarif',
  'junit',
  'github',
  'markdown',
] as const satisfies readonly ReportFormat[];
const SEVERITIES = ['error', 'warning', 'info'] as const satisfies readonly Severity[];

/** Options of every command that ends in a report. */
export const REPORT_OPTIONS = {
  format: { type: 'string', multiple: true, choices: FORMATS, help: 'default text; repeatable' },
  'report-file': {
    type: 'string',
    multiple: true,
    value: 'FILE',
    help: 'where the report of the --format before it goes; without: standard output',
  },
  'fail-on': {
    type: 'string',
    choices: SEVERITIES,
    help: 'exit 2 at or above; default error',
  },
  'exit-zero': { type: 'boolean', help: 'exit 0 whatever was found, as SARIF uploads need it' },
} as const satisfies OptionSpecs;

/** One report, and where it goes: a file, or standard output. */
export interface ReportTarget {
  readonly format: ReportFormat;
  readonly file: string | undefined;
}

const STANDARD_OUTPUT = '-';

/** Pairs formats with files: as many files as formats in order, otherwise by what stands before. */
export function readTargets({ options, order }: Args<typeof REPORT_OPTIONS>): ReportTarget[] {
  const formats = options.format.length > 0 ? options.format : (['text'] as const);
  const files = options['report-file'];
  const positions = files.length === formats.length ? [...files.keys()] : positionsOf(order);
  const targets = formats.map((format, index) => {
    const file = files[positions.indexOf(index)];
    return { format, file: file === STANDARD_OUTPUT ? undefined : file };
  });
  refuseSharing(targets);
  return targets;
}

/** For every `--report-file`, the position of the `--format` right before it. */
function positionsOf(order: readonly string[]): number[] {
  const words = order.filter((name) => name === 'format' || name === 'report-file');
  return words.flatMap((name, index) => {
    if (name === 'format') return [];
    if (words[index - 1] !== 'format') throw new UsageError('each --report-file needs a --format');
    return [words.slice(0, index).filter((before) => before === 'format').length - 1];
  });
}

function refuseSharing(targets: readonly ReportTarget[]): void {
  const places = targets.map(({ file }) => file ?? STANDARD_OUTPUT);
  const twice = places.find((place, index) => places.indexOf(place) !== index);
  if (twice === undefined) return;
  const place = twice === STANDARD_OUTPUT ? 'standard output' : twice;
  throw new UsageError(
    `two reports cannot both go to ${place}; give each --format a --report-file`,
  );
}

/** Renders and writes every report that was asked for. */
export function writeReports(
  targets: readonly ReportTarget[],
  findings: readonly Finding[],
  summary: Summary,
  context: ReportContext,
  io: Io,
): void {
  const { choosePaint, renderReport, renderText } =
    require('../check') as typeof import('../check');
  for (const { format, file } of targets) {
    if (file !== undefined) {
      writeReport(file, renderReport(format, findings, summary, context), io);
    } else if (format === 'text') {
      io.out(renderText(findings, summary, choosePaint(io.env, io.isTerminal)));
    } else io.out(renderReport(format, findings, summary, context));
  }
}

/** A report never takes the place of a file that it is about. */
export function refuseOverwriting(
  files: readonly string[],
  operands: readonly string[],
  { cwd }: Io,
): void {
  const inputs = new Set(operands.map((operand) => resolve(cwd, operand)));
  const file = files.find((name) => inputs.has(resolve(cwd, name)));
  if (file !== undefined) throw new UsageError(`${file} is to be checked; no report goes there`);
}

export function writeReport(name: string, text: string, io: Io): void {
  const { makeFolder } = require('../check') as typeof import('../check');
  const file = resolve(io.cwd, name);
  try {
    makeFolder(dirname(file));
    writeFileSync(file, text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`cannot write ${relative(io.cwd, file)}: ${reason}`);
  }
}
