import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { fillIn } from '../cases';
import { DRY_RUN, DRY_RUN_ENVIRONMENT, prepareDryRun } from '../host-files/dry-run';
import { PATCHED_CLUSTER, PATCHES, parsePatchCase } from '../patch-case';
import type { JudgeRunner } from './judge';
import { onKubeadmHost } from './kubeadm-host';

/** Behind everything that it printed before. */
const COMPLAINT = /^(?:error: )?error execution phase[\s\S]*/m;

/** One patch, as a dry run of `kubeadm init` applies it to all that it would write. */
export const kubeadmPatches: JudgeRunner = {
  word: 'kubeadm-init',
  accepts: (input, minor) => {
    const { fileName, text } = parsePatchCase(input);
    return onKubeadmHost(fillIn(PATCHED_CLUSTER, minor), minor, (host) => {
      prepareDryRun(host.root);
      mkdirSync(path.join(host.root, PATCHES));
      writeFileSync(path.join(host.root, PATCHES, fileName), text);
      const { exitCode, output } = host.run(DRY_RUN, 60, DRY_RUN_ENVIRONMENT);
      return { accepted: exitCode === 0, says: COMPLAINT.exec(output)?.[0] ?? output };
    });
  },
};
