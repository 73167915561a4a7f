import { KUBERNETES_RELEASES } from './binaries/releases';
import { apiserverAdmission } from './judges/apiserver-admission';
import {
  apiserverLimitsEvents,
  apiserverReadsFile,
  apiserverReviewsImages,
  apiserverStart,
} from './judges/apiserver-start';
import { cniPlugin } from './judges/cni-plugin';
import { EVENT_RATE_CLUSTER, IMAGE_POLICY_CLUSTER } from './judges/component-file';
import { controllerManagerStart } from './judges/controller-manager-start';
import { etcdStart } from './judges/etcd-start';
import type { JudgeRunner } from './judges/judge';
import { kubeProxyStart } from './judges/kube-proxy-start';
import { kubeVipProvider } from './judges/kube-vip-provider';
import { kubeadmInit } from './judges/kubeadm-init';
import { kubeadmPatches } from './judges/kubeadm-patches';
import { kubeadmValidate } from './judges/kubeadm-validate';
import { kubeconform } from './judges/kubeconform';
import { kubeletPatched, kubeletStart } from './judges/kubelet-start';
import { libcni } from './judges/libcni';
import { metalLbController } from './judges/metallb-controller';
import { defineMetalLb } from './judges/metallb-definitions';
import { schedulerReadsFile, schedulerStart } from './judges/scheduler-start';
import { PATCHED_CLUSTER, PATCHED_KUBELETS, patchFileOf } from './patch-case';
import {
  NETWORK_OBJECTS,
  SERVICE_PROFILES,
  type ServiceProfile,
  serviceCluster,
  WORKLOADS,
} from './service-profiles';

const MINORS = KUBERNETES_RELEASES.map(({ minor }) => minor);

/** A folder of cases and the judges they are put to. */
export interface JudgedFolder {
  readonly name: string;
  readonly judges: readonly JudgeRunner[];
  /** Where a judge names no others. */
  readonly minors: readonly number[];
  /** Checkers that users have today: shown beside our verdicts, they decide nothing. */
  readonly comparedWith?: readonly JudgeRunner[];
  /** Of the files that the product is given. */
  readonly extension: string;
  /** The judges do not know the Kubernetes minor: the cases are put to them once. */
  readonly isTimeless?: true;
  /** A kubeadm file that the product is given too: it says what kind of cluster it is. */
  readonly cluster?: string;
  /** The file that a case stands for, where its name matters. @default - the text of the case */
  fileOf?(input: string): { readonly path: string; readonly text: string };
}

export const minorsOf = ({ minors }: JudgedFolder, judge: JudgeRunner): readonly number[] =>
  judge.minors ?? minors;

/** Every minor at which one of its judges is asked. */
export const allMinorsOf = (folder: JudgedFolder): readonly number[] =>
  [...new Set(folder.judges.flatMap((judge) => minorsOf(folder, judge)))].sort((a, b) => a - b);

const objectsOn = (profile: ServiceProfile): JudgedFolder => ({
  name: profile.name,
  judges: [apiserverAdmission(profile)],
  minors: [30, 33, 36, 37],
  extension: 'yaml',
  cluster: serviceCluster(profile),
});

const servicesOn = (profile: ServiceProfile): JudgedFolder => ({
  ...objectsOn(profile),
  comparedWith: [kubeconform],
});

/** The pools of MetalLB, and the Services that get addresses of them. */
const LOAD_BALANCERS: ServiceProfile = {
  name: 'load-balancers',
  ranges: '10.96.0.0/16,fd00:10:96::/112',
};
/** The pools of kube-vip-cloud-provider, and the Services that get addresses of them. */
const KUBE_VIP: ServiceProfile = { name: 'kube-vip', ranges: '10.96.0.0/16,fd00:10:96::/112' };
const BEFORE_KUBE_VIP = apiserverAdmission(KUBE_VIP);

const WITH_METALLB = apiserverAdmission(LOAD_BALANCERS, defineMetalLb);

export const JUDGED_FOLDERS: readonly JudgedFolder[] = [
  { name: 'kubeadm', judges: [kubeadmValidate, kubeadmInit], minors: MINORS, extension: 'yaml' },
  {
    name: 'patches',
    judges: [kubeadmPatches],
    minors: MINORS,
    extension: 'yaml',
    cluster: PATCHED_CLUSTER,
    fileOf: patchFileOf,
  },
  {
    name: 'kubelet-patches',
    judges: [kubeletPatched],
    minors: [30, 33, 36, 37],
    extension: 'yaml',
    cluster: PATCHED_KUBELETS,
    fileOf: patchFileOf,
  },
  {
    name: 'cni',
    judges: [libcni, cniPlugin],
    minors: MINORS.slice(-1),
    extension: 'conflist',
    isTimeless: true,
  },
  {
    name: 'node-components',
    judges: [kubeletStart, kubeProxyStart],
    minors: [30, 33, 36, 37],
    extension: 'yaml',
  },
  {
    name: 'control-plane',
    judges: [apiserverStart, controllerManagerStart, schedulerStart, etcdStart],
    minors: [30, 33, 36, 37],
    extension: 'yaml',
  },
  {
    name: 'api-server-files',
    judges: [apiserverReadsFile],
    minors: [30, 33, 36, 37],
    extension: 'yaml',
  },
  {
    name: 'event-rate-limit',
    judges: [apiserverLimitsEvents],
    minors: [30, 33, 36, 37],
    extension: 'yaml',
    cluster: EVENT_RATE_CLUSTER,
  },
  {
    name: 'image-policy',
    judges: [apiserverReviewsImages],
    minors: [30, 33, 36, 37],
    extension: 'yaml',
    cluster: IMAGE_POLICY_CLUSTER,
  },
  {
    name: 'scheduler-files',
    judges: [schedulerReadsFile],
    minors: [30, 33, 36, 37],
    extension: 'yaml',
  },
  ...SERVICE_PROFILES.map(servicesOn),
  objectsOn(NETWORK_OBJECTS),
  objectsOn(WORKLOADS),
  {
    name: LOAD_BALANCERS.name,
    judges: [WITH_METALLB, metalLbController(WITH_METALLB)],
    minors: [33, 36],
    extension: 'yaml',
    cluster: serviceCluster(LOAD_BALANCERS),
  },
  {
    name: KUBE_VIP.name,
    judges: [BEFORE_KUBE_VIP, kubeVipProvider(BEFORE_KUBE_VIP)],
    minors: [36],
    extension: 'yaml',
    cluster: serviceCluster(KUBE_VIP),
  },
];
