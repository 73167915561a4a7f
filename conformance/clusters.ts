import * as path from 'node:path';
import { CLUSTERS, CLUSTERS_USE } from './clusters/use';
import { oneOf, runCommand } from './command-line';
import { runGuarded } from './rig/guard';

runCommand(CLUSTERS_USE, ({ words, argv }) => {
  for (const word of words) oneOf(word, CLUSTERS, 'cluster');
  return runGuarded(path.join(__dirname, 'clusters/run.ts'), argv);
});
