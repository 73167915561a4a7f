import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const readme = readFileSync('README.md', 'utf8');
const lab = readFileSync('apps/lab/main.ts', 'utf8');

const blockAfter = (marker: string): string => {
  const start = readme.indexOf(marker);
  return /```\w*\n([\s\S]*?)```/.exec(readme.slice(start))?.[1] ?? '';
};

/** What `npm run synth` prints for a changed lab, in a folder that looks like a clone. */
function synthLab(program: string): { status: number | null; report: string } {
  const clone = mkdtempSync(join(tmpdir(), 'readme-'));
  try {
    mkdirSync(join(clone, 'apps/lab'), { recursive: true });
    symlinkSync(resolve('node_modules'), join(clone, 'node_modules'));
    const library = JSON.stringify(resolve('lib'));
    writeFileSync(join(clone, 'apps/lab/main.ts'), program.replace("'../../lib'", library));
    const cli = [resolve('node_modules/tsx/dist/cli.mjs'), resolve('lib/cli/main.ts')];
    const { status, stderr } = spawnSync(process.execPath, [...cli, 'synth', 'apps/lab/main.ts'], {
      cwd: clone,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
    });
    return { status, report: stderr };
  } finally {
    rmSync(clone, { recursive: true, force: true });
  }
}

describe('the README', () => {
  it('shows the lab as it is', () => {
    expect(lab).toContain(blockAfter('<!-- example: apps/lab/main.ts -->'));
  });

  it('shows what the broken lab really prints', { timeout: 120_000 }, () => {
    const { status, report } = synthLab(lab.replace('10.244.0.0/16', '10.100.0.0/16'));

    expect(status).toBe(2);
    expect(report).toContain(blockAfter('<!-- output: broken lab -->'));
  });

  it('has at most 150 lines', () => {
    expect(readme.split('\n').length).toBeLessThanOrEqual(150);
  });

  it('names the two commands of a newcomer', () => {
    expect(readme).toContain('npm ci && npm run synth');
    expect(readme).toContain('npm ci && npm test');
  });
});
