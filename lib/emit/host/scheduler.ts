import { type Argument, argumentsFrom, lastValue, renderCommand } from './arguments';
import type { Dialect } from './dialect';
import { mergeEnvironment } from './environment';
import { imageOf } from './kubernetes-image';
import { mergeMounts, readOnlyFile } from './mounts';
import { type ProbePaths, probeHost, renderProbePort, renderProbes } from './probes';
import type { HostSettings } from './settings';
import type { StaticPod } from './static-pod';

const NAME = 'kube-scheduler';
/** `constants.go` KubeSchedulerPort: probed even when extraArgs move `secure-port`. */
const PORT = 10259;
const KUBECONFIG = '/etc/kubernetes/scheduler.conf';

/** `phases/controlplane/manifests.go` GetStaticPodSpecs, third entry. */
export function predictScheduler(settings: HostSettings): StaticPod {
  const { scheduler, dialect, host } = settings;
  const bindAddress = lastValue(scheduler.extraArgs, 'bind-address') ?? '127.0.0.1';
  const target = { host: probeHost(bindAddress), port: PORT, scheme: 'HTTPS' } as const;
  return {
    name: NAME,
    image: imageOf(NAME, settings.images),
    command: renderCommand(NAME, DEFAULTS, scheduler.extraArgs, dialect),
    env: mergeEnvironment(host.proxyEnvironment ?? {}, scheduler.extraEnvs),
    requests: { cpu: '100m' },
    probes: {
      ...renderProbes(target, pathsOf(dialect), settings.healthCheckSeconds, dialect),
      ...renderProbePort(PORT, dialect),
    },
    mounts: mergeMounts([readOnlyFile('kubeconfig', KUBECONFIG)], scheduler.extraVolumes),
  };
}

const pathsOf = (dialect: Dialect): ProbePaths =>
  dialect.schedulerHasReadinessProbe
    ? { liveness: '/livez', readiness: '/readyz', startup: '/livez' }
    : { liveness: '/healthz', startup: '/healthz' };

/** getSchedulerCommand. */
const DEFAULTS: readonly Argument[] = argumentsFrom({
  'authentication-kubeconfig': KUBECONFIG,
  'authorization-kubeconfig': KUBECONFIG,
  'bind-address': '127.0.0.1',
  kubeconfig: KUBECONFIG,
  'leader-elect': 'true',
});
