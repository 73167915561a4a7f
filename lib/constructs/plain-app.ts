import type { IConstruct } from 'constructs';
import type { Finding } from '../diag/finding';
import { summarize } from '../synth/check-paths';
import { handOver } from '../synth/write-handed-over';
import { appKey } from './app-key';
import { checkTree } from './check-tree';

/** Marks a root whose own `synth` checks: it needs no validation. */
const CHECKS_ITSELF = Symbol.for('cdk8s-kubeadm.checks-itself');
const IS_VALIDATED = Symbol.for('cdk8s-kubeadm.is-validated');

type Root = IConstruct & { [CHECKS_ITSELF]?: boolean; [IS_VALIDATED]?: boolean };

/** A root that reports findings by itself (`KubeadmApp`). */
export const checksItself = (root: IConstruct): void => {
  (root as Root)[CHECKS_ITSELF] = true;
};

/**
 * In a plain cdk8s `App`, and in `Testing.synth`, errors stop the synth through cdk8s' own
 * validation. One validation for the whole app, because cdk8s calls each once more for every chart;
 * nothing is remembered between calls, because patches may change what is written at any time.
 */
export function validateWholeApp(scope: IConstruct): void {
  const root: Root = scope.node.root;
  if (root[IS_VALIDATED]) return;
  root[IS_VALIDATED] = true;
  root.node.addValidation({ validate: () => (root[CHECKS_ITSELF] ? [] : errorsOf(root)) });
}

function errorsOf(root: IConstruct): string[] {
  const result = checkTree(root);
  const { findings } = result;
  handOver({ key: appKey(root), findings, summary: summarize(result, {}, 0) }, process.env);
  return findings.filter(({ severity }) => severity === 'error').map(asLine);
}

function asLine({ code, message, fix, subject }: Finding): string {
  const { file, line, constructPath } = subject.location;
  const place = file === null ? constructPath : `${file}:${line}`;
  return `${code} ${message} (${place}); fix: ${fix}`;
}
