import type { JsonObject } from '../../model/document';
import type { Dialect } from './dialect';

/** Where the kubelet asks a static pod how it feels. */
export interface ProbeTarget {
  /** Empty: the pod's own address. */
  readonly host: string;
  readonly port: number;
  readonly scheme: 'HTTP' | 'HTTPS';
}

export interface ProbePaths {
  readonly liveness: string;
  readonly readiness?: string;
  readonly startup: string;
}

/** `constants.go` ProbePort. */
const PROBE_PORT_NAME = 'probe-port';
const STARTUP_PERIOD_SECONDS = 10;

/** `util/staticpod/utils.go` LivenessProbe, ReadinessProbe, StartupProbe; zeros are not written. */
export function renderProbes(
  target: ProbeTarget,
  paths: ProbePaths,
  healthCheckSeconds: number,
  dialect: Dialect,
): JsonObject {
  const ask = (path: string) => renderRequest(target, path, dialect);
  const patience = Math.ceil(healthCheckSeconds / STARTUP_PERIOD_SECONDS);
  return {
    livenessProbe: { ...ask(paths.liveness), ...timing(10, 8, 10) },
    ...(paths.readiness && {
      readinessProbe: { ...ask(paths.readiness), ...timing(0, 3, 1) },
    }),
    startupProbe: { ...ask(paths.startup), ...timing(10, patience, STARTUP_PERIOD_SECONDS) },
  };
}

/** The container port that the probes name. */
export function renderProbePort(port: number, dialect: Dialect): JsonObject {
  if (!dialect.probesUseANamedPort) return {};
  return { ports: [{ containerPort: port, name: PROBE_PORT_NAME, protocol: 'TCP' }] };
}

/** The unspecified address cannot be asked: the kubelet then takes the pod's (kubernetes#86504). */
export const probeHost = (bindAddress: string): string =>
  bindAddress === '0.0.0.0' || bindAddress === '::' ? '' : bindAddress;

function renderRequest({ host, port, scheme }: ProbeTarget, path: string, dialect: Dialect) {
  const portOrName = dialect.probesUseANamedPort ? PROBE_PORT_NAME : port;
  return { httpGet: { ...(host && { host }), path, port: portOrName, scheme } };
}

const timing = (initialDelaySeconds: number, failureThreshold: number, periodSeconds: number) => ({
  ...(initialDelaySeconds && { initialDelaySeconds }),
  ...(failureThreshold && { failureThreshold }),
  periodSeconds,
  timeoutSeconds: 15,
});
