import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { filledFile, refusesWithoutSecrets, scriptOf } from '../fill';
import { essence } from '../judges/essence';
import type { JudgeRunner } from '../judges/judge';
import { onKubeadmHost } from '../judges/kubeadm-host';
import { kubeadmInitBy } from '../judges/kubeadm-init';
import { kubeadmValidate } from '../judges/kubeadm-validate';
import { layFiles, type Scenario, type SynthesizedNode } from '../scenarios';
import { judged, type Result } from '../tally';

/** Every emitted kubeadm file, filled, is taken by the kubeadm of its minor; unfilled it is not. */
export function* judgeKubeadmFiles({ name, minor, nodes }: Scenario): Iterable<Result> {
  for (const node of nodes) {
    const about = `${name} ${node.name} at 1.${minor}`;
    const filled = filledFile(node);
    yield judged('emitted kubeadm files: validate', about, refusal(kubeadmValidate, filled, minor));
    const init = refusal(kubeadmInitBy(onHostOf(node)), filled, minor);
    yield judged('emitted kubeadm files: init, join', about, init);
    yield* judgeOperations(about, node, minor);
    if (existsSync(scriptOf(node))) yield* judgePlaceholders(about, node, minor);
  }
}

/** With what the program lays down below /etc on that node. */
const onHostOf =
  (node: SynthesizedNode): typeof onKubeadmHost =>
  (config, minor, use) =>
    onKubeadmHost(config, minor, (host) => {
      layFiles(node, host.root);
      return use(host);
    });

/** What `kubeadm upgrade` and `kubeadm reset` read; they do nothing without a cluster. */
function* judgeOperations(about: string, node: SynthesizedNode, minor: number): Iterable<Result> {
  for (const name of ['upgrade.yaml', 'reset.yaml']) {
    const file = path.join(node.folder, name);
    if (!existsSync(file)) continue;
    const refused = refusal(kubeadmValidate, readFileSync(file, 'utf8'), minor);
    yield judged('emitted kubeadm files: validate', `${about} ${name}`, refused);
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
