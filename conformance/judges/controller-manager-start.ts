import { build } from '../binaries/cache';
import { kubernetesRecipe } from '../binaries/recipe';
import { refusalIn } from './component-log';
import { start } from './component-start';
import type { JudgeRunner } from './judge';
import { podHost } from './pod-host';
import { apiServerOf, forgetLeader } from './running-api-server';
import { kubeadmWritesPods, podOf } from './written-pods';

const COMPONENT = 'kube-controller-manager';

/**
 * The controllers check their own settings when they are made, once the election is won. Up to 1.33
 * each runs as soon as it is made, and waits for informers that start when all are made; later
 * releases make all of them before they run the first.
 */
const signOf = (minor: number): RegExp =>
  minor <= 33
    ? /Caches are synced"? (for |controller=")(cidrallocator|deployment|garbage collector|job|namespace|node|service account)/
    : /"Starting [A-Za-z ]+ controller"/;

/** kube-controller-manager as kubeadm would start it: refused when it ends before its controllers run. */
export const controllerManagerStart: JudgeRunner = {
  word: 'controller-manager-start',
  after: kubeadmWritesPods,
  accepts(input, minor) {
    const server = apiServerOf(minor);
    forgetLeader(server, COMPONENT);
    return start({
      pod: podOf(input, minor, COMPONENT),
      program: build(kubernetesRecipe(COMPONENT, minor)),
      files: podHost(minor),
      sign: signOf(minor),
      host: server.host,
      // Says it last, whatever the reason.
      reasonIn: (log) => refusalIn(log.replace(/^.*leaderelection lost.*$/gm, '')),
    });
  },
};
