import { readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { runCommand } from '../command-line';
import { countFolders } from './count';
import { renderMatrix } from './render';

const USE = `npm run conformance:docs -- [--check]

Writes docs/conformance.md: how often we agree with the components, by judge and minor.

--check  writes nothing and fails when the page is not what would be written`;

const PAGE = path.resolve(__dirname, '../../docs/conformance.md');

runCommand({ use: USE, options: { check: { type: 'boolean' } } }, ({ values }) => {
  const page = renderMatrix(countFolders());
  if (!values.check) {
    writeFileSync(PAGE, page);
    return 0;
  }
  if (readFileSync(PAGE, 'utf8') === page) return 0;
  console.error('docs/conformance.md is out of date: npm run conformance:docs');
  return 1;
});
