import { choosePaint, diffPaths, PLAIN, renderDiff } from '../../check';
import { withCheckOptions } from '../check-options';
import { defineCommand } from '../command';
import { EXIT, UsageError } from '../io';
import { refuseOverwriting, writeReport } from '../report-options';
import { VIEW_OPTIONS } from '../view';

/** `diff OLD NEW`: what changes in the files, and what of it `kubeadm init` has settled. */
export const diff = defineCommand({
  name: 'diff',
  operands: 'OLD NEW',
  summary: 'what changes from one plan to another, and what cannot change any more',
  options: VIEW_OPTIONS,
  run({ options, operands }, io) {
    const [before, after, ...rest] = operands;
    if (before === undefined || after === undefined || rest.length > 0) {
      throw new UsageError('diff needs two folders, or two files');
    }
    const { format = 'text', output } = options;
    if (output !== undefined) refuseOverwriting([output], operands, io);
    const report = withCheckOptions(options, io, (how) => diffPaths(before, after, how));
    const paint = output === undefined ? choosePaint(io.env, io.isTerminal) : PLAIN;
    const text = renderDiff(format, report, paint);
    if (output === undefined) io.out(text);
    else writeReport(output, text, io);
    for (const line of report.unread) io.err(`${line}\n`);
    if (report.unread.length > 0) return EXIT.failed;
    return report.files.length > 0 ? EXIT.findings : EXIT.ok;
  },
});
