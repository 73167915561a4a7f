import { FIRST_MINOR, MINORS, NEWEST_MINOR } from '../../lib/k8s/version';
import { checkInputs } from '../../lib/rules/check-inputs';
import { readExample } from './read-example';

/** `NET311`: refused with this code at every minor; `NET311 36-37`: only there; several by commas. */
export type Expected = string;

/** What kube-apiserver refuses of a file at each minor, as codes. */
export function refusalsByMinor(text: string): string[] {
  return MINORS.map((minor) => `1.${minor} ${refusals(text, minor).join(',')}`.trim());
}

export function expectedByMinor(expected: Expected): string[] {
  const parts = expected.split(',').map((part) => part.trim());
  return MINORS.map((minor) => {
    const codes = parts.filter((part) => isWithin(part, minor)).map((part) => part.slice(0, 6));
    return `1.${minor} ${codes.sort().join(',')}`.trim();
  });
}

export function findingsAt(text: string, minor: number) {
  const kubernetesVersion = { text: `1.${minor}`, major: 1, minor, patch: undefined };
  return checkInputs([readExample('services.yaml', text)], { kubernetesVersion }).findings;
}

function refusals(text: string, minor: number): string[] {
  const codes = findingsAt(text, minor)
    .filter(({ refusedBy }) => refusedBy.includes('apiserver-admission'))
    .map(({ code }) => code);
  return [...new Set(codes)].sort();
}

function isWithin(part: string, minor: number): boolean {
  if (part === '') return false;
  const [from = FIRST_MINOR, to = NEWEST_MINOR] = part
    .slice(7)
    .split('-')
    .filter(Boolean)
    .map(Number);
  return minor >= from && minor <= to;
}
