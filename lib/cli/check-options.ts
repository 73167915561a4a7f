import { type CheckOptions, Progress, wantsProgress } from '../check';
import type { OptionSpecs, OptionValues } from './command';
import { type Io, UsageError } from './io';

/** Options of every command that reads files as a cluster would. */
export const VERSION_OPTIONS = {
  'kubernetes-version': {
    type: 'string',
    value: '1.36',
    help: 'what the cluster runs, where no file says it',
  },
  'kubeadm-version': {
    type: 'string',
    value: '1.36',
    help: "which kubeadm reads the files; default the cluster's minor",
  },
} as const satisfies OptionSpecs;

/** Hands the options and the outside to `work`; a text that is no version is a mistake on the command line. */
export function withCheckOptions<T>(
  options: OptionValues<typeof VERSION_OPTIONS>,
  io: Io,
  work: (options: CheckOptions) => T,
): T {
  const { 'kubernetes-version': kubernetesVersion, 'kubeadm-version': kubeadmVersion } = options;
  try {
    return work({
      ...(kubernetesVersion === undefined ? {} : { kubernetesVersion }),
      ...(kubeadmVersion === undefined ? {} : { kubeadmVersion }),
      io: { cwd: io.cwd, readStdin: () => io.readStdin(), now: () => io.now(), ...steps(io) },
    });
  } catch (error) {
    throw error instanceof RangeError ? new UsageError(error.message) : error;
  }
}

function steps(io: Io): { step?(phase: string): void } {
  if (!wantsProgress(io.env, io.errIsTerminal)) return {};
  const progress = new Progress(
    () => io.now(),
    (line) => io.err(line),
  );
  return { step: (phase) => progress.step(phase) };
}
