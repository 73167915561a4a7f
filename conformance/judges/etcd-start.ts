import { loadImageVersions } from '../../lib/k8s/facts/load';
import { build } from '../binaries/cache';
import type { ComponentProgram } from '../binaries/components';
import { etcdProgram } from '../binaries/etcd';
import { componentRecipe } from '../binaries/recipe';
import { KUBERNETES_RELEASES } from '../binaries/releases';
import { start } from './component-start';
import { refusalOfEtcd } from './etcd-log';
import type { JudgeRunner } from './judge';
import { podHost } from './pod-host';
import { kubeadmWritesPods, podOf } from './written-pods';

/** The one that kubeadm of this minor installs. */
function programOf(minor: number): ComponentProgram {
  const tag = loadImageVersions(minor)?.etcd ?? '';
  return etcdProgram(tag.replace(/-\d+$/, ''));
}

/** etcd as kubeadm would start it: refused when it ends before it serves. */
export const etcdStart: JudgeRunner = {
  word: 'etcd-start',
  after: kubeadmWritesPods,
  // It builds in seconds: every release that a kubeadm installs.
  minors: KUBERNETES_RELEASES.map(({ minor }) => minor),
  accepts(input, minor) {
    return start({
      pod: podOf(input, minor, 'etcd'),
      program: build(componentRecipe(programOf(minor))),
      files: podHost(minor),
      sign: /serving client traffic (in)?securely/,
      reasonIn: refusalOfEtcd,
    });
  },
};
