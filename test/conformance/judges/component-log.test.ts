import { describe, expect, it } from 'vitest';
import { refusalIn } from '../../../conformance/judges/component-log';

const INFO = 'I1121 15:10:36.936302       1 server.go:10] "Version info" version="v1.36.4"';

describe('why a component ended', () => {
  it.each([
    [
      `${INFO}\nE1121 15:10:37.000001       1 run.go:72] "command failed" err="no"\n`,
      '"command failed" err="no"',
    ],
    [`Error: unknown flag: --x\n${INFO}\n\n`, 'Error: unknown flag: --x'],
    ['E1121 15:10:37.000001  9 run.go:72] "a" err="b, path: &TypeMeta{Kind:,}"\n', '"a" err="b'],
    ['panic: gone\n\ngoroutine 1 [running]:\n', 'panic: gone'],
    ['{"ts":1.5,"msg":"command failed","err":"no"}\n', 'command failed: no'],
    ['killed\n', 'killed'],
    ['', ''],
  ])('%j: %j', (log, reason) => {
    expect(refusalIn(log)).toBe(reason);
  });
});
