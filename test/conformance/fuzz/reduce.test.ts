import { describe, expect, it } from 'vitest';
import { reduceText } from '../../../conformance/fuzz/reduce';

const TEXT = `kind: A
spec:
  ports:
  - port: 1
    name: x
  bad: true
---
kind: B
`;

describe('a text about which two readers do not agree', () => {
  it('keeps the lines that it takes, with the maps they stand in', () => {
    const reduced = reduceText(TEXT, (text) => /^spec:\n(?:.*\n)*? {2}bad: true$/m.test(text));
    expect(reduced).toBe('spec:\n  bad: true\n');
  });

  it('loses whole documents', () => {
    expect(reduceText(TEXT, (text) => text.includes('kind: B'))).toBe('kind: B\n');
  });

  it('stays as it is where every line counts', () => {
    expect(reduceText(TEXT, (text) => text === TEXT)).toBe(TEXT);
  });
});
