import { describe, expect, it } from 'vitest';
import { refusalOfEtcd } from '../../../conformance/judges/etcd-log';

const INFO = '{"level":"info","ts":"2026-11-21T15:20:25Z","msg":"Running: ","args":["etcd"]}';

describe('why etcd ended', () => {
  it.each([
    [
      'flag provided but not defined: -foo\nUsage:\n\n  etcd [flags]\n',
      'flag provided but not defined: -foo',
    ],
    [
      'invalid value "x" for flag -snapshot-count: parse error\nUsage:\n',
      'invalid value "x" for flag -snapshot-count: parse error',
    ],
    [
      `${INFO}\n{"level":"warn","msg":"failed to verify flags","error":"unknown \\"size\\""}\n`,
      'unknown "size"',
    ],
    [
      `{"level":"fatal","msg":"conflicting environment variable"}\n`,
      'conflicting environment variable',
    ],
    [`${INFO}\n`, INFO],
  ])('%j: %j', (log, reason) => {
    expect(refusalOfEtcd(log)).toBe(reason);
  });
});
