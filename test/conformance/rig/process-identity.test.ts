import { describe, expect, it } from 'vitest';
import { identify, isAlive, startTimeIn } from '../../../conformance/rig/process-identity';

describe('the identity of a process', () => {
  it('reads the start time behind a program name that holds brackets and blanks', () => {
    const fields = Array.from({ length: 30 }, (_, index) => `${index + 3}`).join(' ');
    expect(startTimeIn(`12 (a ) (b) ${fields}`)).toBe('22');
  });

  it.runIf(process.platform === 'linux')('is alive only with the same start time', () => {
    const own = identify(process.pid);
    expect(isAlive(own)).toBe(true);
    expect(isAlive({ ...own, startTime: '0' })).toBe(false);
  });
});
