import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Args, SHARED_OPTIONS } from './command';
import { reportFailure } from './failure';
import { EXIT, type Io, UsageError } from './io';
import { ownVersion } from './package-root';
import {
  type REPORT_OPTIONS,
  type ReportTarget,
  readTargets,
  writeReports,
} from './report-options';

type ReportArgs = Args<typeof REPORT_OPTIONS & typeof SHARED_OPTIONS>;

/**
 * Lets the program that is about to run hand its findings over, and reports them once it is over.
 * Without report options the program reports by itself, on standard error.
 */
export function reportFindings(args: ReportArgs, program: string, io: Io): void {
  if (!asksForReport(args)) return;
  const targets = readTargets(args);
  const { HANDED_OVER_VARIABLE } = require('../check') as typeof import('../check');
  const file = join(mkdtempSync(join(tmpdir(), 'cdk8s-kubeadm-')), 'findings');
  writeFileSync(file, '');
  process.env[HANDED_OVER_VARIABLE] = file;
  io.atExit((exitCode) => {
    try {
      return finish(
        { args, targets, program, handedOver: readFileSync(file, 'utf8') },
        exitCode,
        io,
      );
    } catch (error) {
      return reportFailure(error, io, args.options.debug);
    } finally {
      delete process.env[HANDED_OVER_VARIABLE];
      rmSync(dirname(file), { recursive: true, force: true });
    }
  });
}

const asksForReport = ({ options }: ReportArgs): boolean =>
  options.format.length + options['report-file'].length > 0 ||
  options['fail-on'] !== undefined ||
  options['exit-zero'];

interface Ended {
  readonly args: ReportArgs;
  readonly targets: readonly ReportTarget[];
  readonly program: string;
  readonly handedOver: string;
}

function finish({ args, targets, program, handedOver }: Ended, exitCode: number, io: Io): number {
  const { reachesSeverity, readHandedOver } = require('../check') as typeof import('../check');
  const report = readHandedOver(handedOver);
  const isOver = exitCode === EXIT.ok || exitCode === EXIT.findings;
  if (!report) {
    if (!isOver) return exitCode;
    throw new UsageError(`${program} has nothing to report: no app of it was synthesized`);
  }
  const failOn = args.options['fail-on'] ?? 'error';
  const context = { files: [], program, failOn, isComplete: isOver, toolVersion: ownVersion() };
  writeReports(targets, report.findings, report.summary, context, io);
  if (!isOver || args.options['exit-zero']) return isOver ? EXIT.ok : exitCode;
  const isFailing = report.findings.some((finding) => reachesSeverity(finding, failOn));
  return isFailing ? EXIT.findings : exitCode;
}
