import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitText, placeLabels, widthOfText } from '../../../lib/report/map/labels';
import { CHAR_WIDTH, layLane, NARROWEST } from '../../../lib/report/map/lane-layout';
import { lanesOf } from '../../../lib/report/map/lanes';
import { DUAL_STACK, mapOf, planText } from './maps';

const WIDTH = 332;

describe('labels', () => {
  const label = fc.record({
    text: fc.string({ minLength: 1, maxLength: 80 }),
    anchor: fc.double({ min: 0, max: WIDTH, noNaN: true }),
  });

  it('never touch each other, and stay inside', () => {
    fc.assert(
      fc.property(fc.array(label, { maxLength: 12 }), (labels) => {
        const placed = placeLabels(labels, WIDTH, CHAR_WIDTH);

        expect(placed).toHaveLength(labels.length);
        for (const [index, one] of placed.entries()) {
          expect(one.start).toBeGreaterThanOrEqual(0);
          expect(one.start + one.length).toBeLessThanOrEqual(WIDTH + 0.01);
          for (const two of placed.slice(index + 1).filter(({ row }) => row === one.row)) {
            const isApart =
              one.start + one.length < two.start || two.start + two.length < one.start;
            expect(isApart).toBe(true);
          }
        }
      }),
    );
  });

  it('stand in one row where there is room, later ones higher where there is none', () => {
    const rowsOf = (...anchors: number[]) =>
      placeLabels(
        anchors.map((anchor) => ({ text: '0123456789', anchor })),
        WIDTH,
        CHAR_WIDTH,
      ).map(({ row }) => row);

    expect(rowsOf(0, 100, 200)).toEqual([0, 0, 0]);
    expect(rowsOf(0, 20, 40)).toEqual([2, 1, 0]);
  });

  it('end in … where they do not fit, with wide characters counted as two', () => {
    expect(fitText('0123456789', 5 * CHAR_WIDTH, CHAR_WIDTH)).toBe('0123…');
    expect(widthOfText('社内', 1)).toBe(4);
  });
});

describe('lanes', () => {
  const lanes = (plan: string, width = 1040) =>
    mapOf(plan).homes.flatMap((home) =>
      lanesOf(home, width).map(({ window, of }) => of ?? `${window}`),
    );

  it('look into pods, Services and nodes', () => {
    expect(lanes(planText({ pools: [['public', '192.168.10.240/29']] }))).toEqual([
      '10.0.0.0/8',
      'start of 10.96.0.0/12',
      'first 64 node blocks of 10.244.0.0/16',
      '192.168.0.0/16',
      'inside 192.168.10.0/24',
    ]);
  });

  it('look closer at what stands too close together to be told apart', () => {
    const close = planText({ pods: '10.244.0.0/20', services: '10.244.32.0/20' });

    expect(lanes(close).slice(0, 2)).toEqual(['10.0.0.0/8', 'closer look at 10.244.0.0/17']);
  });

  it.each([1040, WIDTH])('show every range with %s pixels', (width) => {
    const map = mapOf(DUAL_STACK);
    for (const home of map.homes) {
      const [lane] = lanesOf(home, width);
      const { bars } = layLane(lane ?? expect.fail('no lane'), map, width);

      expect(bars.map(({ range }) => range.text).toSorted()).toEqual(
        home.ranges.map(({ text }) => text).toSorted(),
      );
      for (const { start, length } of bars) {
        expect(length).toBeGreaterThanOrEqual(NARROWEST);
        expect(start + length).toBeLessThanOrEqual(width + 0.01);
      }
    }
  });

  it('say how many labels are left out where there are too many', () => {
    const reserved = Array.from(
      { length: 100 },
      (_, index) => [`lan ${index}`, `10.${index}.0.0/24`] as const,
    );
    const map = mapOf(planText({ reserved }));
    const [home] = map.homes;
    const [lane] = home ? lanesOf(home, WIDTH) : [];
    const { labels } = layLane(lane ?? expect.fail('no lane'), map, WIDTH);

    expect(labels).toHaveLength(41);
    expect(labels.map(({ text }) => text)).toContain('and 63 more, in the table');
  });

  it('stay low where many findings of one rule, and slivers of ranges, stand at one place', () => {
    const pools = Array.from(
      { length: 20 },
      (_, index) =>
        [`p${index}`, `192.168.10.${100 + index * 6}-192.168.10.${106 + index * 6}`] as const,
    );
    const map = mapOf(planText({ pools }));
    const home = map.homes.find(({ window }) => `${window}` === '192.168.0.0/16');
    const [lane, closer] = home ? lanesOf(home, 1040) : [];
    const { pills, barRows } = layLane(lane ?? expect.fail('no lane'), map, 1040);

    expect(pills.map(({ text }) => text.trim())).toEqual(['NET206 ×19']);
    expect(barRows).toBeLessThanOrEqual(4);
    expect(layLane(closer ?? expect.fail('no closer look'), map, 1040).pills).toHaveLength(19);
  });

  it('show a finding on the addresses that both sides have', () => {
    const map = mapOf(planText({ reserved: [['warehouse', '10.100.0.0/14']] }));
    const [home] = map.homes;
    const [lane] = home ? lanesOf(home, 1024) : [];
    const { spots } = layLane(lane ?? expect.fail('no lane'), map, 1024);

    // A /14 of a /8 is a 64th; the 25th /14 begins at 10.100.
    expect(spots[0]).toMatchObject({ start: 400, length: 16, number: 1 });
  });
});
