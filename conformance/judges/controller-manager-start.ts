import { refusalIn } from './component-log';
import { startElected } from './elected-start';
import type { JudgeRunner } from './judge';
import { kubeadmWritesPods, type WrittenPod } from './written-pods';

/**
 * The controllers check their own settings when they are made, once the election is won. Up to 1.33
 * each runs as soon as it is made, and waits for informers that start when all are made; later
 * releases make all of them before they run the first.
 */
const signOf = (_: WrittenPod, minor: number): RegExp =>
  minor <= 33
    ? /Caches are synced"? (for |controller=")(cidrallocator|deployment|garbage collector|job|namespace|node|service account)/
    : /"Starting [A-Za-z ]+ controller"/;

/** It says last that it is no leader any more, whatever the reason. */
const reasonIn = (log: string): string => refusalIn(log.replace(/^.*leaderelection lost.*$/gm, ''));

/** kube-controller-manager as kubeadm would start it: refused when it ends before its controllers run. */
export const controllerManagerStart: JudgeRunner = {
  word: 'controller-manager-start',
  after: kubeadmWritesPods,
  accepts: (input, minor) =>
    startElected({ component: 'kube-controller-manager', signOf, reasonIn }, input, minor),
};
