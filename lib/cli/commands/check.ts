import { checkPaths, reachesSeverity } from '../../check';
import { VERSION_OPTIONS, withCheckOptions } from '../check-options';
import { defineCommand } from '../command';
import { diffChannel, FIX_OPTIONS, fixFiles } from '../fix-options';
import { EXIT, UsageError } from '../io';
import { ownVersion } from '../package-root';
import { REPORT_OPTIONS, readTargets, refuseOverwriting, writeReports } from '../report-options';

const OPTIONS = { ...REPORT_OPTIONS, ...FIX_OPTIONS, ...VERSION_OPTIONS } as const;

/** `check FILE|DIR|- …`: the verdict on files that somebody wrote by hand. */
export const check = defineCommand({
  name: 'check',
  operands: 'FILE|DIR|- …',
  summary: "check kubeadm files, Services, CNI lists, flannel's ConfigMap",
  options: OPTIONS,
  run(args, io) {
    const { options, operands } = args;
    if (operands.length === 0) throw new UsageError('check needs a file, a folder or "-"');
    const targets = readTargets(args);
    const files = targets.flatMap(({ file }) => (file === undefined ? [] : [file]));
    refuseOverwriting(files, operands, io);
    if (options['dry-run'] && !options.fix) throw new UsageError('--dry-run needs --fix');
    const isForPeople = targets.every(
      ({ format, file }) => format === 'text' || file !== undefined,
    );
    const report = withCheckOptions(options, io, (how) =>
      options.fix
        ? fixFiles(operands, options, how, diffChannel(io, isForPeople))
        : checkPaths(operands, how),
    );
    const failOn = options['fail-on'] ?? 'error';
    const isComplete = !report.isIncomplete;
    const context = { files: report.files, program: null, failOn, isComplete };
    const { findings, summary } = report;
    writeReports(targets, findings, summary, { ...context, toolVersion: ownVersion() }, io);
    if (!isComplete) return EXIT.failed;
    const isFailing = findings.some((finding) => reachesSeverity(finding, failOn));
    return isFailing && !options['exit-zero'] ? EXIT.findings : EXIT.ok;
  },
});
