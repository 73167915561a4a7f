import { describe, expect, it } from 'vitest';
import { textTable } from '../../lib/report/text-table';

describe('textTable', () => {
  it('aligns columns and leaves no blanks at the ends of lines', () => {
    expect(
      textTable([
        ['name', 'type', 'answer'],
        ['web.default', 'A', ''],
      ]),
    ).toBe('name         type  answer\nweb.default  A\n');
  });

  it('takes more rows than a call takes arguments', () => {
    const lines = textTable(Array.from({ length: 200_000 }, () => ['a', 'b'])).split('\n');

    expect(lines).toHaveLength(200_001);
    expect(lines[0]).toBe('a  b');
  });

  it('widens a column where a later part of a long table needs it', () => {
    const short = Array.from({ length: 2000 }, () => ['a', 'b']);
    const lines = textTable([...short, ['wide', 'b'], ['a', 'b']]).split('\n');

    expect(lines.slice(1999)).toEqual(['a  b', 'wide  b', 'a     b', '']);
  });

  it('shows what would end a line, wherever it stands', () => {
    const short = Array.from({ length: 2000 }, () => ['a', 'b']);

    expect(textTable([...short, ['a', 'x\ny']])).toMatch(/\na {2}x\\ny\n$/);
  });
});
