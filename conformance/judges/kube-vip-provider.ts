import { build } from '../binaries/cache';
import { residentKubeVipRecipe } from '../binaries/recipe';
import type { JudgeRunner, Verdict } from './judge';
import { askResident, overPipes, type Resident, startResident } from './resident';

let running: Resident | undefined;

function resident(): Resident {
  if (running) return running;
  const [program = '', ...args] = overPipes([build(residentKubeVipRecipe())]);
  running = startResident({ program, args, env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' } });
  return running;
}

/**
 * The code of kube-vip-cloud-provider gives addresses of the pools of a file to its Services. No word
 * of `refusedBy`: findings say so in `breaks`.
 */
export const kubeVipProvider = (after: JudgeRunner): JudgeRunner => ({
  word: 'kube-vip-provider',
  after,
  accepts: (text) => JSON.parse(askResident(resident(), { text })) as Verdict,
});
