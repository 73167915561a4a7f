import type { Finding } from '../../lib/diag/finding';
import type { Judge } from '../../lib/diag/judge';
import { parseKubernetesVersion } from '../../lib/k8s/version';
import { checkInputs } from '../../lib/rules/check-inputs';
import { readExample } from './read-example';

const HEAD = (kind: string): string => `apiVersion: kubeadm.k8s.io/API\nkind: ${kind}\n`;

/** Texts for any minor: `API` and `MINOR` are filled in by `verdictOf`. */
export const cluster = (lines: string): string =>
  `${HEAD('ClusterConfiguration')}kubernetesVersion: v1.MINOR.0\n${lines}\n`;
export const init = (lines: string): string =>
  `${cluster('')}---\n${HEAD('InitConfiguration')}${lines}\n`;
export const join = (lines: string): string => `${HEAD('JoinConfiguration')}${lines}\n`;

export interface KubeadmVerdict {
  readonly codes: string[];
  readonly refusedBy: Judge[];
}

const KUBEADM: readonly Judge[] = ['kubeadm-validate', 'kubeadm-init'];

/** What of a text the two kubeadm judges refuse at a minor, and by which rules. */
export function verdictOf(text: string, minor: number): KubeadmVerdict {
  const refusals = findingsOf(text, minor).filter((finding) =>
    finding.refusedBy.some((judge) => KUBEADM.includes(judge)),
  );
  const judges = new Set(refusals.flatMap((finding) => finding.refusedBy));
  return {
    codes: [...new Set(refusals.map(({ code }) => code))],
    refusedBy: KUBEADM.filter((judge) => judges.has(judge)),
  };
}

function findingsOf(text: string, minor: number): readonly Finding[] {
  const api = minor >= 31 ? 'v1beta4' : 'v1beta3';
  const filled = text
    .replaceAll('kubeadm.k8s.io/API', `kubeadm.k8s.io/${api}`)
    .replaceAll('MINOR', String(minor));
  const version = parseKubernetesVersion(`1.${minor}`);
  const options = version ? { kubernetesVersion: version, kubeadmVersion: version } : {};
  return checkInputs([readExample('kubeadm.yaml', filled)], options).findings;
}

/** A control plane that joins; `lines` stand in its `controlPlane`. */
export const joinControlPlane = (lines: string): string =>
  join(
    `controlPlane:\n  ${lines}\ndiscovery:\n  bootstrapToken:\n    apiServerEndpoint: 10.0.0.1:6443\n    token: abcdef.0123456789abcdef\n    unsafeSkipCAVerification: true`,
  );

/** Every refusal of a text at a minor, `CODE judge judge`, sorted. */
export function refusalsOf(text: string, minor: number): string[] {
  return findingsOf(text, minor)
    .filter(({ refusedBy }) => refusedBy.length > 0)
    .map(({ code, refusedBy }) => [code, ...[...refusedBy].sort()].join(' '))
    .sort();
}
