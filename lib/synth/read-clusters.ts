import { collectInputs } from '../manifests/walk';
import { buildModel, type ClusterModel } from '../model/cluster-model';
import { groupByCluster } from '../model/grouping';
import type { InputFile } from '../model/input-file';
import { oneLine } from '../report/one-line';
import { type CheckOptions, versionOptions } from './check-paths';

/** The clusters in some files, not judged. */
export interface ClustersRead {
  readonly models: readonly ClusterModel[];
  /** A line for each file or document that could not be read. */
  readonly unread: readonly string[];
}

/** Reads like `checkPaths`. Throws `RangeError` for an option that is no version. */
export function readClusters(paths: readonly string[], options: CheckOptions): ClustersRead {
  const { io } = options;
  const versions = versionOptions(options);
  const inputs = collectInputs(paths, {
    cwd: io.cwd,
    readStdin: () => io.readStdin(),
    onFile: () => io.step?.('reading files'),
  });
  return {
    models: groupByCluster(inputs).map((group) => buildModel(group, versions)),
    unread: inputs.flatMap(unreadOf),
  };
}

/** Without a file, a document or its text nobody knows what is missing from the answer. */
const LOSING: readonly string[] = [
  'unreadable',
  'not-text',
  'too-large',
  'invalid-yaml',
  'invalid-json',
  'invalid-toml',
  'alias-bomb',
];

const unreadOf = ({ name, issues }: InputFile): string[] =>
  issues
    .filter(({ kind }) => LOSING.includes(kind))
    .map(({ detail, location: { line } }) =>
      oneLine(`${name}${line === null ? '' : `:${line}`} is left out: ${detail}`),
    );
