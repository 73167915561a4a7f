import { describe, expect, it } from 'vitest';
import { quoteGo } from '../../../../lib/emit/host/go/quote';

describe("Go's %q", () => {
  // Each row as `fmt.Printf("%q")` prints it.
  it.each([
    ['plain', '"plain"'],
    ['a "b" \\c', '"a \\"b\\" \\\\c"'],
    ['\t\n\r\v\f\b\x07', '"\\t\\n\\r\\v\\f\\b\\a"'],
    ['é ☃ 😀', '"é ☃ 😀"'],
    ['\0\x1b\x7f', '"\\x00\\x1b\\x7f"'],
    ['\u0085\u00a0\u200b\u2028', '"\\u0085\\u00a0\\u200b\\u2028"'],
    ['\u{e0001}', '"\\U000e0001"'],
  ])('%j', (text, quoted) => {
    expect(quoteGo(text)).toBe(quoted);
  });
});
