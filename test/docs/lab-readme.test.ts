import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { folderWith, removeFolders } from '../cli/folder';
import { run } from '../cli/run-cli';

afterEach(removeFolders);

it('shows the map that the lab really has', { timeout: 120_000 }, () => {
  const cwd = folderWith({});
  const dist = join(cwd, 'dist');
  const readme = readFileSync('apps/lab/README.md', 'utf8');
  const shown = /<!-- output: map -->\n```\n([\s\S]*?)```/.exec(readme)?.[1];

  expect(run(['synth', resolve('apps/lab/main.ts'), '-o', dist]).exitCode).toBe(0);
  expect(run(['map', 'dist'], { cwd }).out).toBe(shown);
});
