import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { LIST_FILE } from '../../lib/synth/output-path';

/** Every file below a folder, without the list that the writer keeps. */
export const readTree = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && entry.name !== LIST_FILE)
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [relative(folder, file), readFileSync(file, 'utf8')]),
  );
