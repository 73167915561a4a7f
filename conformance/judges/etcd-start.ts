import { build } from '../binaries/cache';
import type { ComponentProgram } from '../binaries/components';
import { componentRecipe } from '../binaries/recipe';
import { start } from './component-start';
import { refusalOfEtcd } from './etcd-log';
import type { JudgeRunner } from './judge';
import { podHost } from './pod-host';
import { kubeadmWritesPods, podOf } from './written-pods';

/** The release that kubeadm of each judged minor installs. */
const RELEASES: Readonly<Record<number, ComponentProgram>> = {
  30: 'etcd-3.5.12',
  33: 'etcd-3.5.24',
  36: 'etcd',
  37: 'etcd-3.7.0',
};

/** etcd as kubeadm would start it: refused when it ends before it serves. */
export const etcdStart: JudgeRunner = {
  word: 'etcd-start',
  after: kubeadmWritesPods,
  accepts(input, minor) {
    const release = RELEASES[minor];
    if (!release) throw new Error(`no etcd release is known for 1.${minor}`);
    return start({
      pod: podOf(input, minor, 'etcd'),
      program: build(componentRecipe(release)),
      files: podHost(minor),
      sign: /serving client traffic (in)?securely/,
      reasonIn: refusalOfEtcd,
    });
  },
};
