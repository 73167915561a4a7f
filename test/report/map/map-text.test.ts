import { describe, expect, it } from 'vitest';
import { COLOURED, renderMap } from '../../../lib/check';
import { DUAL_STACK, HOSTILE_NAMES, mapOf, planText } from './maps';

const textOf = (plan: string, width: number): string => renderMap('text', [mapOf(plan)], { width });

describe('the map in a terminal', () => {
  it.each([60, 80, 100, 140, 200])('stays inside %s columns, tables and bars', (width) => {
    const lines = textOf(DUAL_STACK, width).split('\n');
    const tables = lines.filter((line) => line.startsWith('  '));

    expect(tables.length).toBeGreaterThan(20);
    expect(Math.max(...tables.map(({ length }) => length))).toBeLessThanOrEqual(width);
  });

  it('gives first and last addresses where there is room', () => {
    expect(textOf(planText(), 140)).toMatch(
      /pods +10\.244\.0\.0\/16 +10\.244\.0\.0 – 10\.244\.255\.255 +65,536/,
    );
    expect(textOf(planText(), 80)).toMatch(/pods +10\.244\.0\.0\/16 +65,536 +█/);
  });

  it('is coloured only when asked', () => {
    const maps = [mapOf(DUAL_STACK)];

    expect(renderMap('text', maps, { width: 100 })).not.toContain('\u001b');
    expect(renderMap('text', maps, { width: 100, paint: COLOURED })).toContain('\u001b[1m');
  });

  it.each(HOSTILE_NAMES)('shows %s in a name and obeys nothing', (_, name) => {
    const hostile = planText({ pools: [[name, '192.168.10.240/29']] });
    const harmless = planText({ pools: [['harmless', '192.168.10.240/29']] });
    const text = textOf(hostile, 120);

    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to look for
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/);
    expect(text.split('\n')).toHaveLength(textOf(harmless, 120).split('\n').length);
    const [, home] = JSON.parse(renderMap('json', [mapOf(hostile)], { width: 0 })).clusters[0]
      .blocks;
    expect(home.ranges.map((range: { name: string }) => range.name)).toContain(name);
  });
});
