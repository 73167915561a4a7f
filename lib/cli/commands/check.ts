import {
  type CheckReport,
  COLOURED,
  checkPaths,
  PLAIN,
  reachesSeverity,
  renderJson,
  renderText,
} from '../../check';
import type { Args } from '../args';
import { EXIT, type Io, UsageError } from '../io';

/** `check FILE|DIR|- …`: the verdict on files that somebody wrote by hand. */
export function runCheck(args: Args, io: Io): number {
  if (args.operands.length === 0) throw new UsageError('check needs a file, a folder or "-"');
  const { findings, summary, isIncomplete } = runOn(args, io);
  const paint = io.isTerminal && !io.env.NO_COLOR ? COLOURED : PLAIN;
  io.out(
    args.format === 'json' ? renderJson(findings, summary) : renderText(findings, summary, paint),
  );
  if (isIncomplete) return EXIT.failed;
  return findings.some((finding) => reachesSeverity(finding, args.failOn))
    ? EXIT.findings
    : EXIT.ok;
}

function runOn(args: Args, io: Io): CheckReport {
  const { kubernetesVersion, kubeadmVersion } = args;
  try {
    return checkPaths(args.operands, {
      ...(kubernetesVersion === undefined ? {} : { kubernetesVersion }),
      ...(kubeadmVersion === undefined ? {} : { kubeadmVersion }),
      io,
    });
  } catch (error) {
    throw error instanceof RangeError ? new UsageError(error.message) : error;
  }
}
