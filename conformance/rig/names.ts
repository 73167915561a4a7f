import * as path from 'node:path';
import { CACHE } from '../binaries/cache';

/** Another value lets two rigs run the same clusters on one host at the same time. */
const PREFIX = process.env.CONFORMANCE_RIG || 'rig';

/** No other rig on this host has the same name for anything. */
export const rigName = (name: string): string => `${PREFIX}-${name}`;

/** Everything that outlives a run lies here. */
export const RIG_FOLDER = path.join(CACHE, 'rig');

/** A cluster's own folder: program output, state, roots of the nodes. */
export const clusterFolder = (cluster: string): string =>
  path.join(RIG_FOLDER, 'clusters', rigName(cluster));

/** Logs of a cluster that failed. */
export const logFolder = (cluster: string): string =>
  path.join(RIG_FOLDER, 'logs', rigName(cluster));

/** Control group of one machine. */
export const groupName = (cluster: string, machine: string): string =>
  rigName(`${cluster}-${machine}`);

/** A script that runs in the shell because process 1 of a machine has to be one. */
export const scriptPath = (name: string): string => path.join(__dirname, 'scripts', name);
