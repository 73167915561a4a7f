import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MAP_FORMATS, mapPaths, renderMap } from '../../../lib/check';
import { planText } from './maps';

const ipv4 = fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 })).map(([ip, n]) => `${ip}/${n}`);
const ipv6 = fc.tuple(fc.ipV6(), fc.integer({ min: 0, max: 128 })).map(([ip, n]) => `${ip}/${n}`);
const odd = fc.constantFrom(
  '0.0.0.0/0',
  '::/0',
  '255.255.255.255/32',
  'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128',
  '10.0.0.0/30',
  '::ffff:10.0.0.0/104',
  '9.0.0.0-11.255.255.255',
  '10.0.0.9-10.0.0.1',
  '',
  'no range',
);
const range = fc.oneof(ipv4, ipv6, odd);
const several = fc.array(range, { maxLength: 3 }).map((ranges) => ranges.join(','));
const named = fc.array(fc.tuple(fc.stringMatching(/^[a-f <>&"]{0,20}$/), range), { maxLength: 6 });

const plan = fc.record({
  pods: several,
  services: several,
  nodes: range,
  pools: named,
  reserved: named,
});

it('draws whatever a plan says, right or wrong', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(plan, (ranges) => {
      const text = planText(ranges);
      const io = { cwd: '/', readStdin: () => Buffer.from(text), now: () => 0 };
      const { maps } = mapPaths(['-'], { io });
      for (const format of MAP_FORMATS) {
        expect(renderMap(format, maps, { width: 80 })).not.toMatch(/NaN|undefined|Infinity/);
      }
      for (const { homes } of maps) {
        for (const [index, { window }] of homes.entries()) {
          expect(homes.slice(index + 1).some((other) => other.window.overlaps(window))).toBe(false);
        }
      }
    }),
    { numRuns: 100 },
  );
});
