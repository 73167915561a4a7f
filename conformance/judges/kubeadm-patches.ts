import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { fillIn } from '../cases';
import { PATCHED_CLUSTER, PATCHES, parsePatchCase } from '../patch-case';
import type { JudgeRunner } from './judge';
import { onKubeadmHost } from './kubeadm-host';

/** The phases of `kubeadm init` that read patches and need files only. */
const PHASES = [
  ['control-plane', 'all'],
  ['etcd', 'local'],
  ['kubelet-start'],
  ['addon', 'coredns', '--print-manifest'],
  ['addon', 'kube-proxy', '--print-manifest'],
];

/** Older releases print an addon's manifest only without a configuration file. */
const CANNOT_ASK = /can not mix '--config' with arguments \[print-manifest\]/;

/** One patch, as the phases of `kubeadm init` apply it to what they write. */
export const kubeadmPatches: JudgeRunner = {
  word: 'kubeadm-init',
  accepts: (input, minor) => {
    const { fileName, text } = parsePatchCase(input);
    return onKubeadmHost(fillIn(PATCHED_CLUSTER, minor), minor, (host) => {
      mkdirSync(path.join(host.root, PATCHES));
      writeFileSync(path.join(host.root, PATCHES, fileName), text);
      for (const phase of PHASES) {
        const { exitCode, output } = host.run(['init', 'phase', ...phase]);
        if (exitCode !== 0 && !CANNOT_ASK.test(output)) return { accepted: false, says: output };
      }
      return { accepted: true, says: '' };
    });
  },
};
