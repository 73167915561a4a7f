import { build } from '../binaries/cache';
import { residentMetalLbRecipe } from '../binaries/recipe';
import type { JudgeRunner, Verdict } from './judge';
import { askResident, overPipes, type Resident, startResident } from './resident';

let running: Resident | undefined;

function resident(): Resident {
  if (running) return running;
  const [program = '', ...args] = overPipes([build(residentMetalLbRecipe())]);
  running = startResident({ program, args, env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' } });
  return running;
}

/**
 * MetalLB's own code reads all its objects of a file as one configuration, and gives addresses to the
 * Services. No word of `refusedBy`: findings say so in `breaks`.
 */
export const metalLbController = (after: JudgeRunner): JudgeRunner => ({
  word: 'metallb-controller',
  after,
  accepts: (text) => JSON.parse(askResident(resident(), { text })) as Verdict,
});
