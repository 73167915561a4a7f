/** First minor of each stage; a stage that an option never had is left out. */
interface Stages {
  readonly alpha?: number;
  readonly beta?: number;
  readonly stable?: number;
}

export type OptionStage = keyof Stages;

/** Source: pkg/kubelet/cm/cpumanager/policy_options.go of each minor. */
const CPU_MANAGER: Readonly<Record<string, Stages>> = {
  'full-pcpus-only': { beta: 28, stable: 33 },
  'distribute-cpus-across-numa': { alpha: 28, beta: 33 },
  'align-by-socket': { alpha: 28 },
  'distribute-cpus-across-cores': { alpha: 31 },
  'strict-cpu-reservation': { alpha: 32, beta: 33, stable: 35 },
  'prefer-align-cpus-by-uncorecache': { alpha: 32, beta: 34, stable: 36 },
};

/** Source: pkg/kubelet/cm/topologymanager/policy_options.go of each minor. */
const TOPOLOGY_MANAGER: Readonly<Record<string, Stages>> = {
  'prefer-closest-numa-nodes': { beta: 28, stable: 32 },
  'max-allowable-numa-nodes': { beta: 31, stable: 35 },
};

/** Undefined for an option that the static CPU manager of this minor does not know. */
export const cpuOptionStage = (option: string, minor: number): OptionStage | undefined =>
  stageAt(CPU_MANAGER, option, minor);

/** Undefined for an option that the topology manager of this minor does not know. */
export const topologyOptionStage = (option: string, minor: number): OptionStage | undefined =>
  stageAt(TOPOLOGY_MANAGER, option, minor);

const LATEST_FIRST = ['stable', 'beta', 'alpha'] as const;

function stageAt(options: Readonly<Record<string, Stages>>, option: string, minor: number) {
  const stages = Object.hasOwn(options, option) ? options[option] : undefined;
  return LATEST_FIRST.find((stage) => minor >= (stages?.[stage] ?? Number.POSITIVE_INFINITY));
}
