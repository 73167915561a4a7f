import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding, Party } from '../../lib/diag/finding';
import { checkInputs } from '../../lib/rules/check-inputs';
import { fixInputs } from '../../lib/synth/fix-inputs';
import { readExample } from '../support/read-example';
import { clash, clashesIn } from './plan-oracle';
import { anyWorld, filesOf, type Taken } from './plan-world';

const OVERLAPS = /^NET(203|204|205|206|207|216)$/;
/** Fixed, so that a failure is one of the change at hand; tens of thousands were run with others. */
const runs = (numRuns: number) => ({ numRuns, seed: 5 });

const check = (files: Record<string, string>) =>
  checkInputs(
    Object.entries(files).map(([name, text]) => readExample(name, text)),
    {},
  );

const sideOf = (party: Party | null): string =>
  party?.extent ? `${party.extent.first}-${party.extent.last}` : 'nobody';

const clashOf = ({ code, subject, other }: Finding): string =>
  clash(code, sideOf(subject), sideOf(other));

/** What `--fix` makes of the files. */
function fix(files: Record<string, string>): Record<string, string> {
  const texts = new Map(Object.entries(files));
  const inputs = [...texts].map(([name, text]) => readExample(name, text));
  return Object.fromEntries(
    fixInputs({ inputs, texts, result: checkInputs(inputs, {}) }, {}).texts,
  );
}

const found = (files: Record<string, string>, codes = /./): Finding[] =>
  check(files).findings.filter(({ code }) => codes.test(code));

/** What a pool is to have instead; nothing where it has to go. */
const offerOf = ({ fix }: Finding): string[] =>
  / have (.+) instead of /.exec(fix)?.[1]?.split(', ') ?? [];

/** Codes that are found more often afterwards. */
function newCodes(before: readonly Finding[], after: readonly Finding[]): string[] {
  const left = before.map(({ code }) => code);
  return after.flatMap(({ code }) => {
    const at = left.indexOf(code);
    if (at < 0) return [code];
    left.splice(at, 1);
    return [];
  });
}

describe('the overlaps of a plan', () => {
  it('are each said once, with the first and last address of both, and nothing else is said', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        expect(found(filesOf(world), OVERLAPS).map(clashOf).sort()).toEqual(
          clashesIn(world).sort(),
        );
      }),
      runs(300),
    );
  });

  it('of pools are gone when all their fixes are followed', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const clashes = found(filesOf(world), /^NET206$/);
        const isPool = ({ use }: Taken) => use === 'loadBalancerPools';
        const pools = world.around.filter(isPool).flatMap((pool, index) => {
          const path = `loadBalancerPools[${index}]`;
          const clash = clashes.find(({ subject }) => subject.location.path === path);
          return (clash ? offerOf(clash) : [pool.text]).map((text) => ({ ...pool, text }));
        });
        const around = [...world.around.filter((one) => !isPool(one)), ...pools];

        expect(found(filesOf({ ...world, around }), /^NET206$/)).toEqual([]);
      }),
      runs(100),
    );
  });

  it('of pods and Services all go away with --fix, which brings no other finding and is done then', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const before = filesOf(world);
        const after = fix(before);

        expect(found(after, /^NET20[3457]$/)).toEqual([]);
        expect(newCodes(found(before), found(after))).toEqual([]);
        expect(fix(after)).toEqual(after);
      }),
      runs(40),
    );
  });
});
