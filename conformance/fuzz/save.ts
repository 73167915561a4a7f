import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { CORPUS } from '../cases';
import { essence } from '../judges/essence';
import type { Comparison } from './compare';

const LONGEST_COMMENT = 110;

/** Writes a disagreement as a case of the corpus, named after what the component says. */
export function saveCase(
  folder: string,
  extension: string,
  text: string,
  comparisons: readonly Comparison[],
): string {
  const about = comparisons.find(({ agrees }) => !agrees);
  const says = about?.real.accepted === false ? essence(about.real.says) : 'accepted';
  const name = `${slugOf(says)}-${createHash('sha256').update(text).digest('hex').slice(0, 6)}`;
  const file = path.join(CORPUS, folder, `${name}.${extension}`);
  mkdirSync(path.dirname(file), { recursive: true });
  if (!existsSync(file)) writeFileSync(file, `${commentOf(about?.word ?? '', says)}\n${text}`);
  return file;
}

const commentOf = (word: string, says: string): string =>
  `# ${word}: ${says.replace(/\s+/g, ' ').slice(0, LONGEST_COMMENT)}`;

/** The last words of a message tell most. */
function slugOf(says: string): string {
  const words = says.toLowerCase().match(/[a-z]{3,}/g) ?? [];
  return words.slice(-5).join('-');
}
