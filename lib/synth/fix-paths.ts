import { collectInputs } from '../manifests/walk';
import { unifiedDiff } from '../report/diff/unified-diff';
import { checkInputs } from '../rules/check-inputs';
import { type CheckOptions, type CheckReport, reportOf, versionOptions } from './check-paths';
import { fixInputs } from './fix-inputs';

/** A file that a fix changes. */
export interface FileFix {
  /** By the name that findings use. */
  readonly name: string;
  /** Where it really lies. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** As `diff -u` shows it. */
  readonly diff: string;
}

export interface FixReport {
  /** What is left when the fixes are made. */
  readonly report: CheckReport;
  readonly files: readonly FileFix[];
}

/** Checks like `checkPaths` and makes every fix that is sure, in memory: nothing is written. */
export function fixPaths(paths: readonly string[], options: CheckOptions): FixReport {
  const { io } = options;
  const start = io.now();
  const versions = versionOptions(options);
  const files = new Map<string, { readonly path: string; readonly text: string }>();
  const inputs = collectInputs(paths, {
    cwd: io.cwd,
    readStdin: () => io.readStdin(),
    onFile: () => io.step?.('reading files'),
    onText: (name, path, text) => files.set(name, { path, text }),
  });
  const before = checkInputs(inputs, versions, () => io.step?.('checking'));
  const texts = new Map([...files].map(([name, { text }]) => [name, text]));
  const fixed = fixInputs({ inputs, texts, result: before }, versions);
  const changed = [...files].flatMap(([name, { path, text }]): FileFix[] => {
    const after = fixed.texts.get(name) ?? text;
    if (after === text) return [];
    return [{ name, path, before: text, after, diff: diffOf(name, text, after) }];
  });
  const seconds = (io.now() - start) / 1000;
  return { report: reportOf(fixed.inputs, fixed.result, versions, seconds), files: changed };
}

function diffOf(name: string, before: string, after: string): string {
  const below = name.replace(/^\//, '');
  return unifiedDiff({ name: `a/${below}`, text: before }, { name: `b/${below}`, text: after })
    .map((line) => `${line}\n`)
    .join('');
}
