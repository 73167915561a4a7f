import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { build } from '../binaries/cache';
import { listLoadsRecipe } from '../binaries/recipe';
import type { JudgeRunner } from './judge';
import { withRoot } from './sandbox';

/** libcni reads the configuration list, as a container runtime does before any pod starts. */
export const libcni: JudgeRunner = {
  word: 'libcni',
  accepts: (input) =>
    withRoot((root) => {
      const file = path.join(root, '10-judged.conflist');
      writeFileSync(file, input);
      const result = spawnSync(build(listLoadsRecipe()), [file], { encoding: 'utf8' });
      const says = `${result.stdout}${result.stderr}`.replaceAll(file, '10-judged.conflist').trim();
      return { accepted: result.status === 0, says };
    }),
};
