import { saidOf } from './component-words';

export type OptionStage = 'alpha' | 'beta' | 'stable';

/** Undefined for an option that the static CPU manager of this minor does not know. */
export const cpuOptionStage = (option: string, minor: number): OptionStage | undefined =>
  saidOf('CPU manager options', option, minor) as OptionStage | undefined;

/** Undefined for an option that the topology manager of this minor does not know. */
export const topologyOptionStage = (option: string, minor: number): OptionStage | undefined =>
  saidOf('topology manager options', option, minor) as OptionStage | undefined;
