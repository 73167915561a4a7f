import { EXIT, type Io, UsageError } from './io';

/** One line on standard error for whatever was thrown; the exit code it means. */
export function reportFailure(error: unknown, io: Io, isDebug: boolean): number {
  const text = error instanceof Error ? error.message : String(error);
  const isUsage = error instanceof UsageError;
  const stack = error instanceof Error && isDebug && !isUsage ? `${error.stack}\n` : '';
  io.err(
    `error: ${text}${isUsage ? '' : ' (a bug in cdk8s-kubeadm; please report it; --debug shows where)'}\n${stack}`,
  );
  return EXIT.failed;
}
