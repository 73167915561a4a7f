import type { IConstruct } from 'constructs';
import type { Finding } from '../diag/finding';
import type { InputFile } from '../model/input-file';
import { type CheckResult, checkInputs } from '../rules/check-inputs';
import { sortFindings } from '../rules/order';
import { suppressionsOf } from './suppressions';
import { collectTree, type RenderedObject } from './synthesis/collect-objects';
import { treeInputs } from './tree-inputs';

/** Everything one check of a program found, and the objects it rendered on the way. */
export interface TreeCheck extends CheckResult {
  readonly objects: readonly RenderedObject[];
}

/** Checks a whole program: its clusters, and every API object whoever made it. */
export function checkTree(root: IConstruct, onRule?: () => void): TreeCheck {
  const tree = collectTree(root);
  const { constructs, objects } = tree;
  const { inputs, clusters } = treeInputs(tree);
  const result = checkInputs([...inputs, requests(constructs)], {}, onRule);
  const findings = clusters.length > 0 ? result.findings : result.findings.map(doubted);
  return { ...result, findings: sortFindings(findings), objects };
}

/**
 * A program without a cluster writes Services for one that exists. Whether that one has kubeadm's
 * default ranges nobody said, so what rests on them alone does not stop the synth.
 */
function doubted(finding: Finding): Finding {
  const isAssumed = finding.other?.origin === 'default' && finding.severity === 'error';
  return isAssumed ? { ...finding, severity: 'warning' } : finding;
}

const requests = (constructs: readonly IConstruct[]): InputFile => ({
  name: 'suppressions',
  origin: 'construct',
  chunks: [],
  issues: [],
  suppressions: suppressionsOf(constructs),
});
