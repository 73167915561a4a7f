import {
  choosePaint,
  type MapFormat,
  type MapReport,
  mapPaths,
  PLAIN,
  renderMap,
} from '../../check';
import { VERSION_OPTIONS, withCheckOptions } from '../check-options';
import { defineCommand } from '../command';
import { EXIT, type Io, UsageError } from '../io';
import { refuseOverwriting, writeReport } from '../report-options';

/** Written out for help and completion, as the report formats are. */
const FORMATS = ['text', 'json', 'markdown', 'html'] as const satisfies readonly MapFormat[];

const OPTIONS = {
  format: { type: 'string', choices: FORMATS, help: 'default text' },
  output: { type: 'string', short: 'o', value: 'FILE', help: 'default standard output' },
  ...VERSION_OPTIONS,
} as const;

/** Where nobody says how wide a line is: what a review or an e-mail shows without wrapping. */
const USUAL_WIDTH = 100;

/** `map FILE|DIR|- …`: who has which addresses, drawn to scale. */
export const map = defineCommand({
  name: 'map',
  operands: 'FILE|DIR|- …',
  summary: 'draw the address plan of YAML files or of a written dist/',
  options: OPTIONS,
  run({ options, operands }, io) {
    if (operands.length === 0) throw new UsageError('map needs a file, a folder or "-"');
    const { format = 'text', output } = options;
    if (output !== undefined) refuseOverwriting([output], operands, io);
    const report = withCheckOptions(options, io, (how) => mapPaths(operands, how));
    write(report, { format, output }, io);
    return report.isIncomplete ? EXIT.failed : EXIT.ok;
  },
});

interface Target {
  readonly format: MapFormat;
  readonly output: string | undefined;
}

function write({ maps }: MapReport, { format, output }: Target, io: Io): void {
  const width = io.columns ?? USUAL_WIDTH;
  if (output !== undefined)
    writeReport(output, renderMap(format, maps, { width: USUAL_WIDTH, paint: PLAIN }), io);
  else io.out(renderMap(format, maps, { width, paint: choosePaint(io.env, io.isTerminal) }));
}
