import { resolve } from 'node:path';
import {
  type CheckReport,
  checkPaths,
  Progress,
  reachesSeverity,
  wantsProgress,
} from '../../check';
import { defineCommand } from '../command';
import { EXIT, type Io, UsageError } from '../io';
import { ownVersion } from '../package-root';
import { REPORT_OPTIONS, type ReportTarget, readTargets, writeReports } from '../report-options';

const OPTIONS = {
  ...REPORT_OPTIONS,
  'kubernetes-version': {
    type: 'string',
    value: '1.36',
    help: 'what the cluster runs, where no file says it',
  },
  'kubeadm-version': {
    type: 'string',
    value: '1.36',
    help: "which kubeadm reads the files; default the cluster's minor",
  },
} as const;

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
    refuseOverwriting(targets, operands, io);
    const report = checkOperands(operands, options, io);
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

function refuseOverwriting(
  targets: readonly ReportTarget[],
  operands: readonly string[],
  { cwd }: Io,
): void {
  const inputs = new Set(operands.map((operand) => resolve(cwd, operand)));
  const file = targets.find(
    ({ file }) => file !== undefined && inputs.has(resolve(cwd, file)),
  )?.file;
  if (file !== undefined) throw new UsageError(`${file} is to be checked; no report goes there`);
}

interface Versions {
  readonly 'kubernetes-version': string | undefined;
  readonly 'kubeadm-version': string | undefined;
}

function checkOperands(operands: readonly string[], versions: Versions, io: Io): CheckReport {
  const { 'kubernetes-version': kubernetesVersion, 'kubeadm-version': kubeadmVersion } = versions;
  try {
    return checkPaths(operands, {
      ...(kubernetesVersion === undefined ? {} : { kubernetesVersion }),
      ...(kubeadmVersion === undefined ? {} : { kubeadmVersion }),
      io: { cwd: io.cwd, readStdin: () => io.readStdin(), now: () => io.now(), ...steps(io) },
    });
  } catch (error) {
    throw error instanceof RangeError ? new UsageError(error.message) : error;
  }
}

function steps(io: Io): { step?(phase: string): void } {
  if (!wantsProgress(io.env, io.errIsTerminal)) return {};
  const progress = new Progress(
    () => io.now(),
    (line) => io.err(line),
  );
  return { step: (phase) => progress.step(phase) };
}
