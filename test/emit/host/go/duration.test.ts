import { describe, expect, it } from 'vitest';
import { parseDurationSeconds } from '../../../../lib/emit/host/go/duration';

describe('a Go duration', () => {
  it.each([
    ['4m0s', 240],
    ['1h', 3600],
    ['1.5h', 5400],
    ['300ms', 0.3],
    ['-1m', -60],
    ['+2s', 2],
    ['0', 0],
    ['.5s', 0.5],
  ])('%s is %d seconds', (text, seconds) => {
    expect(parseDurationSeconds(text)).toBeCloseTo(seconds, 9);
  });

  it.each(['', '5', '5 s', 'm', '1d', '4m0', 's1', '--1s'])('%j is none', (text) => {
    expect(parseDurationSeconds(text)).toBeUndefined();
  });
});
