import { existsSync } from 'node:fs';
import { filledFile, refusesWithoutSecrets, scriptOf } from '../fill';
import { essence } from '../judges/essence';
import type { JudgeRunner } from '../judges/judge';
import { kubeadmInit } from '../judges/kubeadm-init';
import { kubeadmValidate } from '../judges/kubeadm-validate';
import type { Scenario, SynthesizedNode } from '../scenarios';
import { judged, type Result } from '../tally';

/** Every emitted kubeadm file, filled, is taken by the kubeadm of its minor; unfilled it is not. */
export function* judgeKubeadmFiles({ name, minor, nodes }: Scenario): Iterable<Result> {
  for (const node of nodes) {
    const about = `${name} ${node.name} at 1.${minor}`;
    const filled = filledFile(node);
    yield judged('emitted kubeadm files: validate', about, refusal(kubeadmValidate, filled, minor));
    yield judged('emitted kubeadm files: init, join', about, refusal(kubeadmInit, filled, minor));
    if (existsSync(scriptOf(node))) yield* judgePlaceholders(about, node, minor);
  }
}

function refusal(judge: JudgeRunner, input: string, minor: number): string | undefined {
  const { accepted, says } = judge.accepts(input, minor);
  return accepted ? undefined : essence(says);
}

function* judgePlaceholders(about: string, node: SynthesizedNode, minor: number): Iterable<Result> {
  const isTaken = kubeadmValidate.accepts(node.kubeadmYaml, minor).accepted;
  const taken = isTaken ? 'kubeadm takes the file with its placeholders' : undefined;
  yield judged('placeholders are refused', about, taken);
  const quiet = refusesWithoutSecrets(node) ? undefined : 'fill-secrets.sh runs without secrets';
  yield judged('secrets are demanded', about, quiet);
}
