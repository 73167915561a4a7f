import { apiserverAdmission } from '../../judges/apiserver-admission';
import type { JudgeRunner } from '../../judges/judge';
import type { ServiceProfile } from '../../service-profiles';

/** Minors take turns: the servers of all of them keep running. */
export function onEachMinor(profile: ServiceProfile): JudgeRunner {
  const runners = new Map<number, JudgeRunner>();
  return {
    word: 'apiserver-admission',
    accepts(input, minor) {
      const runner = runners.get(minor) ?? apiserverAdmission(profile);
      runners.set(minor, runner);
      return runner.accepts(input, minor);
    },
  };
}
