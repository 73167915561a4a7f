import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

/** `file:line` of the only line of a file that ends with `// here: mark`. */
export function placeOfMark(file: string, mark: string): string {
  const lines = readFileSync(file, 'utf8').split('\n');
  const index = lines.findIndex((line) => line.trimEnd().endsWith(`// here: ${mark}`));
  return `${relative(process.cwd(), file)}:${index + 1}`;
}
