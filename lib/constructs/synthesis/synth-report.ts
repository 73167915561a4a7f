import type { Finding } from '../../diag/finding';
import type { Artifact } from '../../emit/artifact';
import { choosePaint } from '../../report/paint';
import { plural } from '../../report/phrases';
import { Progress, wantsProgress } from '../../report/progress';
import { reachesSeverity, type Summary } from '../../report/summary';
import { renderText } from '../../report/text';
import { MANIFESTS } from './synthesis';

/**
 * The report people read; the cdk8s CLI passes on standard error only. Notes are only counted, and
 * where there is nothing else there is no report: every plan with a second node has some.
 */
export function describeReport(all: readonly Finding[], summary: Summary): string {
  const findings = all.filter((finding) => reachesSeverity(finding, 'warning'));
  if (findings.length === 0) return '';
  return renderText(findings, summary, choosePaint(process.env, process.stderr.isTTY));
}

/** `wrote dist: 12 API objects in 3 files, 8 node files, 0.2 s`. */
export function describeSuccess(
  files: readonly Artifact[],
  objects: number,
  folder: string,
  seconds: number,
): string {
  const manifests = files.filter(({ path }) => path.startsWith(MANIFESTS)).length;
  const parts = [
    `${plural(objects, 'API object')} in ${plural(manifests, 'file')}`,
    plural(files.length - manifests, 'node file'),
    `${seconds.toFixed(1)} s`,
  ];
  return `wrote ${folder}: ${parts.join(', ')}\n`;
}

/** Lines on standard error while a long synth goes on; undefined where nobody wants them. */
export const synthProgress = (): Progress | undefined =>
  wantsProgress(process.env, process.stderr.isTTY)
    ? new Progress(
        () => performance.now(),
        (line) => process.stderr.write(line),
      )
    : undefined;
