import { posix } from 'node:path';
import { isPlanDocument, nodeFoldersIn } from './declared-plan';
import { isObject, type SourceDocument } from './document';
import type { InputFile } from './input-file';
import { parseKubeadmFile } from './kubeadm-file';
import { NearestCluster } from './nearest-cluster';

/**
 * One group of files per cluster. A file with a ClusterConfiguration defines a cluster; files that
 * define the same one (control planes of one cluster carry equal copies) count once. Everything else
 * belongs to the cluster with the same scope, else to the one whose plan names its folder, else to the
 * one whose folder is nearest, else to the first.
 */
export function groupByCluster(inputs: readonly InputFile[]): InputFile[][] {
  const { groups, others } = byDefinition(inputs);
  if (groups.length <= 1) return inputs.length > 0 ? [[...inputs]] : [];
  const nearest = new NearestCluster(groups);
  const plans = new Set(others.filter((input) => plansIn(input).length > 0));
  for (const plan of plans) nearest.of(plan).push(plan);
  const homes = groups.map((group) => ({ group, folders: group.flatMap(nodeFoldersOf) }));
  for (const input of others) {
    if (plans.has(input)) continue;
    const home = homes.find(({ folders }) => folders.some((one) => input.name.startsWith(one)));
    (home?.group ?? nearest.of(input)).push(input);
  }
  return groups;
}

interface ByDefinition {
  readonly groups: InputFile[][];
  readonly others: InputFile[];
}

function byDefinition(inputs: readonly InputFile[]): ByDefinition {
  const groups = new Map<string, InputFile[]>();
  const others: InputFile[] = [];
  for (const input of inputs) {
    const key = definitionOf(input);
    const group = key === undefined ? others : groups.get(key);
    if (group) group.push(input);
    else if (key !== undefined) groups.set(key, [input]);
  }
  return { groups: [...groups.values()], others };
}

/** Equal texts, equal cluster. */
function definitionOf(input: InputFile): string | undefined {
  const cluster = parseKubeadmFile(input)?.cluster;
  if (!cluster || !isObject(cluster.value)) return undefined;
  return input.scope ?? JSON.stringify(cluster.value);
}

const plansIn = ({ chunks }: InputFile): SourceDocument[] =>
  chunks.flatMap(({ document }) =>
    document && isObject(document.value) && isPlanDocument(document.value) ? [document] : [],
  );

/** Where a plan says that the files of its nodes lie. */
const nodeFoldersOf = (input: InputFile): string[] =>
  plansIn(input)
    .flatMap(nodeFoldersIn)
    .map((folder) => `${posix.join(posix.dirname(input.name), folder)}/`);
