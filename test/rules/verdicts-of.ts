import { parseKubernetesVersion } from '../../lib/k8s/version';
import { checkInputs } from '../../lib/rules/check-inputs';
import { readExample } from '../support/read-example';

export interface Verdict {
  readonly code: string;
  readonly refusedBy: readonly string[];
  readonly severity: string;
}

/** What the rules of `codes` say about files of one cluster; every text is a file of its own. */
export function verdictsOf(
  texts: string | readonly string[],
  minor: number,
  codes: RegExp,
): Verdict[] {
  const files = (typeof texts === 'string' ? [texts] : texts).map((text, index) =>
    readExample(`file${index}.yaml`, text),
  );
  const version = parseKubernetesVersion(`1.${minor}`);
  const { findings } = checkInputs(files, version ? { kubernetesVersion: version } : {});
  return findings
    .filter(({ code }) => codes.test(code))
    .map(({ code, refusedBy, severity }) => ({ code, refusedBy, severity }));
}

/** `NET705 apiserver-start`, or `NET705 -` for accepted input. */
export const shortVerdicts = (
  texts: string | readonly string[],
  minor: number,
  codes: RegExp,
): string[] =>
  verdictsOf(texts, minor, codes).map(
    ({ code, refusedBy }) => `${code} ${refusedBy.join('+') || '-'}`,
  );
