import { parseKubernetesVersion } from '../../lib/k8s/version';
import { readText } from '../../lib/manifests/read-file';
import type { InputFile } from '../../lib/model/input-file';
import type { VersionOptions } from '../../lib/model/versions';
import type { Example } from '../../lib/rules/rule';

/** A text as `check` reads it from a file of that name. */
export const readExample = (name: string, text: string): InputFile => readText(name, text);

/** Every file of an example, and what a program lost on the way to it. */
export function readExampleFiles({ file, text, beside, ...program }: Example): InputFile[] {
  const location = { file: null, line: null, column: null, path: '', constructPath: 'lab' };
  const main = readExample(file ?? 'cluster.yaml', text);
  return [
    {
      ...main,
      lostFields: (program.lostFields ?? []).map((lost) => ({ ...lost, location })),
      programProblems: (program.programProblems ?? []).map((problem) => ({ ...problem, location })),
      ...(program.passedOver ? { passedOver: program.passedOver } : {}),
      wrongProps: (program.wrongProps ?? []).map((wrong) => ({ ...wrong, location })),
    },
    ...(beside ?? []).map((other) => readExample(other.file, other.text)),
  ];
}

/** What the example is read for. */
export function versionsOf({ kubernetesVersion, kubeadmVersion }: Example): VersionOptions {
  const kubernetes = kubernetesVersion ? parseKubernetesVersion(kubernetesVersion) : undefined;
  const kubeadm = kubeadmVersion ? parseKubernetesVersion(kubeadmVersion) : undefined;
  return {
    ...(kubernetes ? { kubernetesVersion: kubernetes } : {}),
    ...(kubeadm ? { kubeadmVersion: kubeadm } : {}),
  };
}
