import { spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { folderWith, removeFolders } from './folder';

afterEach(removeFolders);

const ROOT = resolve(__dirname, '../..');
const TSX = pathToFileURL(require.resolve('tsx')).href;

/** The real program, with tsx in place of the build. */
const runMain = (argv: readonly string[], cwd: string, input = '') =>
  spawnSync(process.execPath, ['--import', TSX, join(ROOT, 'lib/cli/main.ts'), ...argv], {
    cwd,
    input,
    encoding: 'utf8',
  });

describe('the real process', { timeout: 60_000 }, () => {
  it('reads standard input, prints the report on standard output and hands on the exit code', () => {
    const service = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web' },
      spec: { type: 'NodePort', ports: [{ port: 80, nodePort: 80 }] },
    };
    const { status, stdout, stderr } = runMain(
      ['check', '-', '--format', 'json'],
      folderWith({}),
      JSON.stringify(service),
    );

    expect({ status, stderr }).toEqual({ status: 2, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      findings: [{ code: 'NET327', location: { file: '-' } }],
    });
  });

  it('says in one line what a program throws after it was loaded', () => {
    const cwd = folderWith({
      'main.ts': 'const late = async () => {\n  throw new Error("late");\n};\nvoid late();\n',
    });
    symlinkSync(join(ROOT, 'node_modules'), join(cwd, 'node_modules'));

    const { status, stderr } = runMain(['synth', 'main.ts'], cwd);

    expect({ status, stderr }).toEqual({ status: 1, stderr: 'error: main.ts:2: late\n' });
  });
});
