/**
 * Boots real clusters from what the programs in clusters/ write, and measures what must be true:
 * `npm run conformance:clusters [NAME…] [--boot-only | --e2e | --interrupt] [--keep | --again] [--two]`.
 * Needs Linux and root.
 *
 * --boot-only  no checks
 * --e2e        Kubernetes' own specs of the network instead of our checks
 * --interrupt  ends boots in the middle, by signals, and looks for what is left
 * --keep       leaves the clusters running
 * --again      checks clusters that --keep has left running
 * --two        two at a time
 */
import * as path from 'node:path';
import { runGuarded } from './rig/guard';

runGuarded(path.join(__dirname, 'clusters/run.ts'), process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
