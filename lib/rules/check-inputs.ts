import type { Finding } from '../diag/finding';
import { buildModel, type ClusterModel } from '../model/cluster-model';
import { groupByCluster } from '../model/grouping';
import type { InputFile } from '../model/input-file';
import type { VersionOptions } from '../model/versions';
import { sortFindings } from './order';
import { RULES } from './registry.generated';
import { runRules } from './run-rules';
import { suppress } from './suppress';
import { unusedSuppressions } from './unused-suppressions';

/** What one check found, and what it was judged by. */
export interface CheckResult {
  readonly findings: readonly Finding[];
  readonly models: readonly ClusterModel[];
  readonly documents: number;
  readonly suppressedCount: number;
}

/** Text or constructs in, findings out: the one door to the rules. Never throws for bad input. */
export function checkInputs(
  inputs: readonly InputFile[],
  options: VersionOptions,
  onRule?: () => void,
): CheckResult {
  const models = groupByCluster(inputs).map((group) => buildModel(group, options));
  return checkModels(models, inputs, onRule);
}

/** The same for models that were built before, of these inputs. */
export function checkModels(
  models: readonly ClusterModel[],
  inputs: readonly InputFile[],
  onRule?: () => void,
): CheckResult {
  const all = models.flatMap((model) => runRules(model, RULES, onRule));
  const suppressions = inputs.flatMap((input) => input.suppressions);
  const { kept, unused, suppressedCount } = suppress(all, suppressions);
  return {
    findings: sortFindings([...kept, ...unusedSuppressions(unused)]),
    models,
    documents: inputs.reduce((sum, input) => sum + documentsOf(input), 0),
    suppressedCount,
  };
}

const documentsOf = (input: InputFile): number =>
  input.chunks.reduce((sum, chunk) => sum + Number(chunk.document !== undefined), 0);
