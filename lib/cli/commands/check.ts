import { checkPaths, COLOURED, PLAIN, renderJson, renderText, reachesSeverity } from '../../check';
import type { Args } from '../args';
import { EXIT, type Io, UsageError } from '../io';

/** `check FILE|DIR|- …`: the verdict on files that somebody wrote by hand. */
export function runCheck(args: Args, io: Io): number {
  if (args.operands.length === 0) throw new UsageError('check needs a file, a folder or "-"');
  const { findings, summary } = checkPaths(args.operands, {
    ...(args.kubernetesVersion === undefined ? {} : { kubernetesVersion: args.kubernetesVersion }),
    ...(args.kubeadmVersion === undefined ? {} : { kubeadmVersion: args.kubeadmVersion }),
    io,
  });
  const paint = io.isTerminal && !io.env.NO_COLOR ? COLOURED : PLAIN;
  io.out(
    args.format === 'json' ? renderJson(findings, summary) : renderText(findings, summary, paint),
  );
  return findings.some((finding) => reachesSeverity(finding, args.failOn)) ? EXIT.findings : EXIT.ok;
}
