import { choosePaint, PLAIN, type PortsFormat, portsPaths, renderPorts } from '../../check';
import { VERSION_OPTIONS, withCheckOptions } from '../check-options';
import { defineCommand } from '../command';
import { EXIT, UsageError } from '../io';
import { refuseOverwriting, writeReport } from '../report-options';

/** Written out for help and completion, as the report formats are. */
const FORMATS = ['text', 'json', 'markdown'] as const satisfies readonly PortsFormat[];

const OPTIONS = {
  format: { type: 'string', choices: FORMATS, help: 'default text' },
  output: { type: 'string', short: 'o', value: 'FILE', help: 'default standard output' },
  ...VERSION_OPTIONS,
} as const;

/** `ports FILE|DIR|- …`: what every node listens on, and who connects to whom. */
export const ports = defineCommand({
  name: 'ports',
  operands: 'FILE|DIR|- …',
  summary: 'what every node will listen on, and what a firewall must let through',
  options: OPTIONS,
  run({ options, operands }, io) {
    if (operands.length === 0) throw new UsageError('ports needs a file, a folder or "-"');
    const { format = 'text', output } = options;
    if (output !== undefined) refuseOverwriting([output], operands, io);
    const { clusters, unread } = withCheckOptions(options, io, (how) => portsPaths(operands, how));
    const paint = output === undefined ? choosePaint(io.env, io.isTerminal) : PLAIN;
    const text = renderPorts(format, clusters, paint);
    if (output === undefined) io.out(text);
    else writeReport(output, text, io);
    for (const line of unread) io.err(`${line}\n`);
    return unread.length > 0 ? EXIT.failed : EXIT.ok;
  },
});
