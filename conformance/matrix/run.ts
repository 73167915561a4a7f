/** Writes docs/conformance.md; `--check` fails when the page is not what would be written. */
import { readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { countFolders } from './count';
import { renderMatrix } from './render';

const PAGE = path.resolve(__dirname, '../../docs/conformance.md');

const page = renderMatrix(countFolders());
if (!process.argv.includes('--check')) writeFileSync(PAGE, page);
else if (readFileSync(PAGE, 'utf8') !== page) {
  console.error('docs/conformance.md is out of date: npm run conformance:docs');
  process.exitCode = 1;
}
