import type { IConstruct } from 'constructs';
import type { Finding } from '../diag/finding';
import { type CheckResult, checkModels } from '../rules/check-inputs';
import { sortFindings } from '../rules/order';
import { collectTree, type RenderedObject } from './synthesis/collect-objects';
import { treeInputs, treeModels } from './tree-inputs';

/** Everything one check of a program found, and the objects it rendered on the way. */
export interface TreeCheck extends CheckResult {
  readonly objects: readonly RenderedObject[];
}

/** Checks a whole program: its clusters, and every API object whoever made it. */
export function checkTree(root: IConstruct, onRule?: () => void): TreeCheck {
  const tree = collectTree(root);
  const { inputs, clusters } = treeInputs(tree);
  const result = checkModels(treeModels(tree), inputs, onRule);
  const findings = clusters.length > 0 ? result.findings : result.findings.map(doubted);
  return { ...result, findings: sortFindings(findings), objects: tree.objects };
}

/**
 * A program without a cluster writes Services for one that exists. Whether that one has kubeadm's
 * default ranges nobody said, so what rests on them alone does not stop the synth.
 */
function doubted(finding: Finding): Finding {
  const isAssumed = finding.other?.origin === 'default' && finding.severity === 'error';
  return isAssumed ? { ...finding, severity: 'warning' } : finding;
}
