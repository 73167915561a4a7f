import { posix } from 'node:path';
import { parseFlagBool } from '../k8s/go-value';
import type { ClusterModel } from './cluster-model';
import { lastAsRead } from './component-flags';
import { isObject, valueAt } from './document';
import { at, type Located } from './located';
import { deployedSchedulers, type SchedulerStart } from './scheduler-deployments';
import { asList, asText } from './type-meta';

/** One kube-scheduler of the plan, however many replicas it has. */
export interface SchedulerView {
  /** What people call it. */
  readonly label: string;
  /** Pods with one of these names are its own; undefined where its configuration is not in the plan. */
  readonly names: readonly Located<string>[] | undefined;
  /** `kube-system/kube-scheduler`; undefined for one that is not elected. */
  readonly lease: Located<string> | undefined;
}

type Plan = Pick<ClusterModel, 'componentFiles' | 'controlPlane' | 'kubeadmFiles' | 'objects'>;

/** That of kubeadm first, where the plan has its cluster; then those that run in pods. */
export const schedulersOf = (plan: Plan): SchedulerView[] =>
  [...ownScheduler(plan), ...deployedSchedulers(plan.objects)].map(parseScheduler);

function ownScheduler({ componentFiles, controlPlane, kubeadmFiles }: Plan): SchedulerStart[] {
  const cluster = kubeadmFiles.find((file) => file.cluster)?.cluster;
  if (!cluster) return [];
  const flags = controlPlane.scheduler;
  const files = componentFiles.filter(
    ({ kind, within, pod }) =>
      kind === 'KubeSchedulerConfiguration' && within === undefined && pod === undefined,
  );
  const [file] = files;
  const config = file && files.length === 1 ? file : 'unknown';
  return [
    {
      label: 'the kube-scheduler of kubeadm',
      at: at(cluster.source, 'scheduler'),
      flags,
      config: lastAsRead(flags, 'config') ? config : 'none',
    },
  ];
}

/** Source: kube-scheduler app/options/options.go, component-base config/v1alpha1/defaults.go. */
const DEFAULTS = {
  schedulerName: 'default-scheduler',
  resourceName: 'kube-scheduler',
  resourceNamespace: 'kube-system',
};

const parseScheduler = (start: SchedulerStart): SchedulerView => ({
  label: start.label,
  names: namesOf(start),
  lease: leaseOf(start),
});

function namesOf({ config, at: place }: SchedulerStart): Located<string>[] | undefined {
  const usual = { value: DEFAULTS.schedulerName, at: place, origin: 'default' } as const;
  if (config === 'unknown') return undefined;
  if (config === 'none') return [usual];
  const profiles = asList(valueAt(config.value, ['profiles']));
  if (profiles.length === 0) return [{ ...usual, at: at(config.source) }];
  return profiles.map((profile, index) => {
    const name = isObject(profile) ? asText(profile.schedulerName) : undefined;
    const where = at(config.source, 'profiles', index, 'schedulerName');
    return name ? { value: name, at: where, origin: 'given' } : { ...usual, at: where };
  });
}

/** Arguments stand over the file. */
function leaseOf({ config, flags, at: place }: SchedulerStart): Located<string> | undefined {
  const flag = (name: string) => lastAsRead(flags, name);
  const document = typeof config === 'string' ? undefined : config;
  const election = valueAt(document?.value, ['leaderElection']);
  const inFile = isObject(election) ? election : {};
  const argument = flag('leader-elect');
  const isElected = argument ? parseFlagBool(argument.value) : inFile.leaderElect;
  if (isElected === false) return undefined;
  const given = flag('leader-elect-resource-name');
  const named = (name: string, field: 'resourceName' | 'resourceNamespace') =>
    flag(name)?.value || asText(inFile[field]);
  const parts = [
    named('leader-elect-resource-namespace', 'resourceNamespace'),
    named('leader-elect-resource-name', 'resourceName'),
  ];
  // Who is elected under which name nobody can tell without the file.
  if (config === 'unknown' && parts[1] === undefined) return undefined;
  const [namespace = DEFAULTS.resourceNamespace, name = DEFAULTS.resourceName] = parts;
  return {
    value: posix.join(namespace, name),
    at: given?.at ?? (document ? at(document.source, 'leaderElection', 'resourceName') : place),
    origin: parts[1] === undefined ? 'default' : 'given',
  };
}
