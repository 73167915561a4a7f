import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alone } from '../../../conformance/binaries/lock-file';

const TSX = pathToFileURL(require.resolve('tsx')).href;
const LOCK_FILE = path.resolve(__dirname, '../../../conformance/binaries/lock-file.ts');

let folder: string;
let lock: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lock-'));
  lock = path.join(folder, 'lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The id of a process that has ended. */
const goneProcess = () => String(spawnSync(process.execPath, ['-e', '']).pid);

describe('a lock file', { timeout: 60_000 }, () => {
  it('is there while the work is done, and gone afterwards, whatever came of it', () => {
    expect(alone(lock, () => readFileSync(lock, 'utf8'))).toBe(String(process.pid));
    expect(existsSync(lock)).toBe(false);
    expect(() =>
      alone(lock, () => {
        throw new Error('no such program');
      }),
    ).toThrow('no such program');
    expect(existsSync(lock)).toBe(false);
  });

  it('is taken over from a process that is gone', () => {
    writeFileSync(lock, goneProcess());
    expect(alone(lock, () => 'done')).toBe('done');
  });

  it('is taken over when it is older than any build, though a process has that id', () => {
    writeFileSync(lock, String(process.pid));
    utimesSync(lock, 0, 0);
    expect(alone(lock, () => 'done')).toBe('done');
  });

  it('keeps others waiting until its holder is done', async () => {
    const program = `
      import { alone } from ${JSON.stringify(LOCK_FILE)};
      console.log('asks');
      alone(${JSON.stringify(lock)}, () => console.log('works'));`;
    const file = path.join(folder, 'other.mts');
    writeFileSync(file, program);
    writeFileSync(lock, String(process.pid));
    const other = spawn(process.execPath, ['--import', TSX, file]);
    let says = '';
    other.stdout.on('data', (data) => {
      says += data;
    });
    await once(other.stdout, 'data');
    await setTimeout(1500);
    expect(says).toBe('asks\n');

    rmSync(lock);
    await once(other, 'close');
    expect(says).toBe('asks\nworks\n');
  });
});
