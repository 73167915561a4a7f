import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';

const PAUSE_MS = 500;

/** No build takes that long: the holder is gone, and another process got its id. */
const STALE_MS = 3_600_000;

/** One process at a time does what the lock file guards; the others wait, and then find it done. */
export function alone<T>(lock: string, work: () => T): T {
  while (!take(lock)) pause();
  try {
    return work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function take(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    if (!isHeld(lock)) rmSync(lock, { force: true });
    return false;
  }
}

function isHeld(lock: string): boolean {
  try {
    const holder = readFileSync(lock, 'utf8');
    const isFresh = Date.now() - statSync(lock).mtimeMs < STALE_MS;
    return isFresh && (holder === '' || process.kill(Number(holder), 0));
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

const pause = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;
