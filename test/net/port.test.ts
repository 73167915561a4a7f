import { describe, expect, it } from 'vitest';
import { isPort, PortRange } from '../../lib/net/port';

const nodePorts = PortRange.of(30000, 32767);

describe('a port', () => {
  it.each([
    [0, false],
    [1, true],
    [65535, true],
    [65536, false],
    [80.5, false],
    [Number.NaN, false],
  ])('%d is one: %s', (value, expected) => {
    expect(isPort(value)).toBe(expected);
  });
});

describe('a port range', () => {
  it('has its first and its last port and no port beyond', () => {
    const asked = [29999, 30000, 32767, 32768, 30000.5];
    expect(asked.map((port) => nodePorts.contains(port))).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
    expect(nodePorts.size).toBe(2768);
  });

  it.each([
    [PortRange.of(32767, 40000), PortRange.of(32767), false],
    [PortRange.of(443, 30000), PortRange.of(30000), false],
    [PortRange.of(32767), PortRange.of(32767), true],
    [PortRange.of(32768, 40000), undefined, false],
    [PortRange.of(30100, 30200), PortRange.of(30100, 30200), true],
    [PortRange.of(0, 65535), nodePorts, false],
  ])('meets %s in %s', (other, shared, isInside) => {
    expect(nodePorts.overlaps(other)).toBe(shared !== undefined);
    expect(nodePorts.intersect(other)).toEqual(shared);
    expect(other.isInside(nodePorts)).toBe(isInside);
  });

  it('sorts by its first port, then by its last', () => {
    const ranges = [nodePorts, PortRange.of(30000), PortRange.of(443)];
    expect(ranges.sort((a, b) => a.compare(b)).join(' ')).toBe('443 30000 30000-32767');
    expect(nodePorts.equals(PortRange.of(30000, 32767))).toBe(true);
  });

  it.each([
    [2, 1],
    [-1, 1],
    [1, 65536],
    [1.5, 2],
  ])('does not exist from %d to %d', (first, last) => {
    expect(PortRange.tryOf(first, last)).toBeUndefined();
    expect(() => PortRange.of(first, last)).toThrow(RangeError);
  });
});
