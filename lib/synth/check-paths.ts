import type { Finding } from '../diag/finding';
import {
  isKnownMinor,
  KNOWN_MINORS,
  type KubernetesVersion,
  NEWEST_MINOR,
  nameOfMinor,
  parseKubernetesVersion,
} from '../k8s/version';
import { collectInputs } from '../manifests/walk';
import type { InputFile } from '../model/input-file';
import type { VersionOptions } from '../model/versions';
import { countOf, type Summary } from '../report/summary';
import { type CheckResult, checkInputs } from '../rules/check-inputs';

/** What a check of hand-written files is told. */
export interface CheckOptions {
  /** What the cluster runs where no file says it: `1.36`, `v1.36.4`. */
  readonly kubernetesVersion?: string;
  /** The kubeadm that reads the files. @default - the minor of the cluster */
  readonly kubeadmVersion?: string;
  readonly io: CheckIo;
}

/** The outside, as far as a check needs it. */
export interface CheckIo {
  readonly cwd: string;
  readStdin(): Uint8Array;
  /** Milliseconds, monotonic. */
  now(): number;
  /** Told over and over while the work goes on: what is being done. */
  step?(phase: string): void;
}

export interface CheckReport {
  readonly findings: readonly Finding[];
  readonly summary: Summary;
  /** Every file that was read, by the names that findings use. */
  readonly files: readonly string[];
  /** True when something that was named could not be read at all. */
  readonly isIncomplete: boolean;
}

/** Checks files, folders and `-` (standard input). Throws `RangeError` for an option that is no version. */
export function checkPaths(paths: readonly string[], options: CheckOptions): CheckReport {
  const { io } = options;
  const start = io.now();
  const versions = versionOptions(options);
  const inputs = collectInputs(paths, {
    cwd: io.cwd,
    readStdin: () => io.readStdin(),
    onFile: () => io.step?.('reading files'),
  });
  const result = checkInputs(inputs, versions, () => io.step?.('checking'));
  return reportOf(inputs, result, versions, (io.now() - start) / 1000);
}

export const reportOf = (
  inputs: readonly InputFile[],
  result: CheckResult,
  versions: VersionOptions,
  seconds: number,
): CheckReport => ({
  findings: result.findings,
  summary: summarize(result, versions, seconds),
  files: inputs.map(({ name }) => name),
  isIncomplete: inputs.some(isUnreadable),
});

const isUnreadable = ({ issues }: InputFile): boolean =>
  issues.some(({ kind }) => kind === 'unreadable');

/** Throws `RangeError` for a text that is no version. */
export function versionOptions(
  options: Pick<CheckOptions, 'kubernetesVersion' | 'kubeadmVersion'>,
): VersionOptions {
  const kubernetesVersion = parseOption('kubernetes-version', options.kubernetesVersion);
  const kubeadmVersion = parseOption('kubeadm-version', options.kubeadmVersion);
  return {
    ...(kubernetesVersion ? { kubernetesVersion } : {}),
    ...(kubeadmVersion ? { kubeadmVersion } : {}),
  };
}

function parseOption(name: string, text: string | undefined): KubernetesVersion | undefined {
  if (text === undefined) return undefined;
  const version = parseKubernetesVersion(text);
  if (!version) throw new RangeError(`--${name} takes a version such as 1.36; got "${text}"`);
  if (!isKnownMinor(version))
    throw new RangeError(`--${name} takes ${KNOWN_MINORS}; got "${text}"`);
  return version;
}

/** The numbers below a report. */
export function summarize(result: CheckResult, options: VersionOptions, seconds: number): Summary {
  const { findings, models, documents, suppressedCount } = result;
  const versions = models[0]?.versions;
  return {
    errors: countOf(findings, 'error'),
    warnings: countOf(findings, 'warning'),
    infos: countOf(findings, 'info'),
    suppressed: suppressedCount,
    documents,
    seconds: Math.round(seconds * 1000) / 1000,
    kubernetesVersion: nameOfMinor(
      versions?.minor ?? options.kubernetesVersion?.minor ?? NEWEST_MINOR,
    ),
    versionIsAssumed: versions?.minorIs === 'assumed',
  };
}
