import type { Finding } from '../diag/finding';
import { collectInputs } from '../manifests/walk';
import type { ClusterModel } from '../model/cluster-model';
import { type AddressMap, buildAddressMap } from '../report/map/address-map';
import { checkInputs } from '../rules/check-inputs';
import { type CheckOptions, versionOptions } from './check-paths';

export interface MapReport {
  /** One for each cluster in the files. */
  readonly maps: readonly AddressMap[];
  /** True when something that was named could not be read at all. */
  readonly isIncomplete: boolean;
}

/** Reads and checks like `checkPaths`; answers with the address plans. Throws `RangeError` likewise. */
export function mapPaths(paths: readonly string[], options: CheckOptions): MapReport {
  const { io } = options;
  const inputs = collectInputs(paths, {
    cwd: io.cwd,
    readStdin: () => io.readStdin(),
    onFile: () => io.step?.('reading files'),
  });
  const { models, findings } = checkInputs(inputs, versionOptions(options), () =>
    io.step?.('checking'),
  );
  return {
    maps: models.map((model) => buildAddressMap(model, findingsOf(model, models, findings))),
    isIncomplete: inputs.some(({ issues }) => issues.some(({ kind }) => kind === 'unreadable')),
  };
}

/** Those in files of the cluster; the first one also has what no file of any cluster is known of. */
function findingsOf(
  model: ClusterModel,
  models: readonly ClusterModel[],
  findings: readonly Finding[],
): Finding[] {
  const owner = ({ subject }: Finding): ClusterModel | undefined =>
    models.find(({ inputs }) => inputs.some(({ name }) => name === subject.location.file));
  return findings.filter((finding) => (owner(finding) ?? models[0]) === model);
}
