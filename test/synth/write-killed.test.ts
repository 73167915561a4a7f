import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Artifact } from '../../lib/emit/artifact';
import { writeTree } from '../../lib/synth/write';
import { recoverTree } from '../../lib/synth/write-recovery';
import { compileWriter } from './compiled-writer';
import { readTree } from './read-tree';

const before: Artifact[] = [
  { path: 'manifests/a.yaml', content: 'before\n' },
  { path: 'nodes/cp1/stale.yaml', content: 'before\n' },
];
const after: Artifact[] = [
  { path: 'manifests/a.yaml', content: 'after\n' },
  { path: 'nodes/cp1/run.sh', content: 'after\n', mode: 0o755 },
];
const contents = (artifacts: readonly Artifact[]) =>
  Object.fromEntries(artifacts.map(({ path, content }) => [path, content]));

let root: string;
let child: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'write-killed-'));
  child = compileWriter(join(root, 'compiled'));
});
afterAll(() => rmSync(root, { recursive: true }));

function freshTarget(): string {
  const target = join(mkdtempSync(join(root, 'case-')), 'dist');
  writeTree(target, before);
  return target;
}

const killAt = (target: string, call: number, moment: string) =>
  spawnSync(process.execPath, [child, target, String(call), moment, JSON.stringify(after)]);
const countCalls = () => Number(killAt(freshTarget(), 0, '').stdout.toString());

describe('a run that is killed with SIGKILL', () => {
  it.each(['before', 'within', 'after'])(
    'leaves the old output or the new one, whichever call it dies at: %s it',
    (moment) => {
      const seen = new Set<string>();
      const calls = countCalls();
      for (let call = 1; call <= calls; call++) {
        const target = freshTarget();
        const { signal } = killAt(target, call, moment);
        if (moment !== 'within') expect(signal).toBe('SIGKILL');
        const isAway = !existsSync(target);
        recoverTree(target);
        const tree = readTree(target);
        const isBefore = tree['manifests/a.yaml'] === 'before\n';
        expect(tree).toEqual(contents(isBefore ? before : after));
        expect(readdirSync(join(target, '..'))).toEqual(['dist']);
        seen.add(`${isBefore ? 'before' : 'after'}${isAway ? ', was away' : ''}`);
      }
      expect(seen).toContain('after');
      if (moment !== 'within')
        expect([...seen].sort()).toEqual(['after', 'before', 'before, was away']);
    },
    60_000,
  );

  it('leaves whole output at any moment of a loop of writes', async () => {
    const target = freshTarget();
    for (let round = 0; round < 12; round++) {
      const trees = [JSON.stringify(after), JSON.stringify(before)];
      const running = spawn(process.execPath, [child, target, 'forever', '', ...trees]);
      await pause(60 + round * 7);
      running.kill('SIGKILL');
      await new Promise((resolve) => running.once('exit', resolve));
      recoverTree(target);
      const tree = readTree(target);
      const isBefore = tree['manifests/a.yaml'] === 'before\n';
      expect(tree).toEqual(contents(isBefore ? before : after));
      expect(readdirSync(join(target, '..'))).toEqual(['dist']);
    }
  }, 60_000);
});
