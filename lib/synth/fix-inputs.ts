import type { Edit } from '../diag/edit';
import type { Finding } from '../diag/finding';
import { readText } from '../manifests/read-file';
import type { InputFile } from '../model/input-file';
import type { VersionOptions } from '../model/versions';
import { type CheckResult, checkInputs } from '../rules/check-inputs';
import { applyEdits } from './apply-edits';

/** Files, their texts, and what the check says of them. */
export interface CheckedFiles {
  readonly inputs: readonly InputFile[];
  /** By name; only what came out of a file and may be written. */
  readonly texts: ReadonlyMap<string, string>;
  readonly result: CheckResult;
}

interface Fix {
  readonly finding: Finding;
  readonly edit: Edit;
}

/**
 * Makes every edit that lets its finding vanish and brings no other one. A fix may make another one
 * possible; each round leaves fewer findings, so there is a last one.
 */
export function fixInputs(files: CheckedFiles, options: VersionOptions): CheckedFiles {
  const refused = new Set<string>();
  let current = files;
  for (;;) {
    const fixes = fixesIn(current).filter(({ edit }) => !refused.has(keyOfEdit(edit)));
    const next = tryFixes(current, fixes, options, refused);
    if (next === current) return current;
    current = next;
  }
}

/** One for each place: of two findings about one value the first one says what becomes of it. */
function fixesIn({ texts, result }: CheckedFiles): Fix[] {
  const byPlace = new Map<string, Fix>();
  for (const finding of result.findings) {
    const { edit } = finding;
    if (!edit || !texts.has(edit.file) || edit.from === edit.to) continue;
    const place = `${edit.file}:${edit.line}:${edit.column}`;
    if (!byPlace.has(place)) byPlace.set(place, { finding, edit });
  }
  return [...byPlace.values()];
}

/** All at once; what cannot be made together is tried in halves, down to single ones. */
function tryFixes(
  files: CheckedFiles,
  fixes: readonly Fix[],
  options: VersionOptions,
  refused: Set<string>,
): CheckedFiles {
  if (fixes.length === 0) return files;
  const fixed = withEdits(files, fixes, options);
  if (fixed && isBetter(files.result, fixed.result, fixes)) return fixed;
  const [only] = fixes;
  if (fixes.length === 1 && only) {
    refused.add(keyOfEdit(only.edit));
    return files;
  }
  const middle = Math.ceil(fixes.length / 2);
  const first = tryFixes(files, fixes.slice(0, middle), options, refused);
  // Places behind an edit of the same line have moved: those come round again.
  return first === files ? tryFixes(files, fixes.slice(middle), options, refused) : first;
}

function withEdits(
  { inputs, texts }: CheckedFiles,
  fixes: readonly Fix[],
  options: VersionOptions,
): CheckedFiles | undefined {
  const changed = new Map(texts);
  for (const file of new Set(fixes.map(({ edit }) => edit.file))) {
    const edits = fixes.flatMap(({ edit }) => (edit.file === file ? [edit] : []));
    const text = applyEdits(texts.get(file) ?? '', edits);
    if (text === undefined) return undefined;
    changed.set(file, text);
  }
  const read = inputs.map((input) => {
    const text = changed.get(input.name);
    return text === undefined || text === texts.get(input.name)
      ? input
      : readText(input.name, text);
  });
  return { inputs: read, texts: changed, result: checkInputs(read, options) };
}

/** Every fixed finding is gone, none has come, and the files are still those of as many clusters. */
function isBetter(before: CheckResult, after: CheckResult, fixes: readonly Fix[]): boolean {
  if (before.models.length !== after.models.length) return false;
  const left = countByPlace(before.findings);
  for (const { finding } of fixes)
    left.set(placeKey(finding), (left.get(placeKey(finding)) ?? 0) - 1);
  const now = countByPlace(after.findings);
  return [...now].every(([key, count]) => count <= (left.get(key) ?? 0));
}

function countByPlace(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const finding of findings) {
    const key = placeKey(finding);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

const placeKey = ({ code, subject: { location } }: Finding): string =>
  JSON.stringify([code, location.file, location.path, location.constructPath]);

const keyOfEdit = (edit: Edit): string => JSON.stringify(edit);
