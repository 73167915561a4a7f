import { posix } from 'node:path';
import { isPlanDocument, nodeFoldersIn } from './declared-plan';
import { isObject, type SourceDocument } from './document';
import type { InputFile } from './input-file';
import { parseKubeadmFile } from './kubeadm-file';

/**
 * One group of files per cluster. A file with a ClusterConfiguration defines a cluster; files that
 * define the same one (control planes of one cluster carry equal copies) count once. Everything else
 * belongs to the cluster with the same scope, else to the one whose plan names its folder, else to the
 * one whose folder is nearest, else to the first.
 */
export function groupByCluster(inputs: readonly InputFile[]): InputFile[][] {
  const groups = new Map<string, InputFile[]>();
  for (const input of inputs) {
    const key = definitionOf(input);
    if (key === undefined) continue;
    groups.set(key, [...(groups.get(key) ?? []), input]);
  }
  if (groups.size <= 1) return inputs.length > 0 ? [[...inputs]] : [];
  const clusters = [...groups.values()];
  const others = inputs.filter((input) => definitionOf(input) === undefined);
  const plans = others.filter((input) => plansIn(input).length > 0);
  for (const plan of plans) nearest(clusters, plan).push(plan);
  const homes = clusters.map((group) => ({ group, folders: group.flatMap(nodeFoldersOf) }));
  for (const input of others) {
    if (plans.includes(input)) continue;
    const home = homes.find(({ folders }) => folders.some((one) => input.name.startsWith(one)));
    (home?.group ?? nearest(clusters, input)).push(input);
  }
  return clusters;
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

/** Equal texts, equal cluster. */
function definitionOf(input: InputFile): string | undefined {
  const cluster = parseKubeadmFile(input)?.cluster;
  if (!cluster || !isObject(cluster.value)) return undefined;
  return input.scope ?? JSON.stringify(cluster.value);
}

function nearest(clusters: readonly InputFile[][], input: InputFile): InputFile[] {
  const closeness = (group: readonly InputFile[]): number =>
    Math.max(...group.map((definer) => sharedDepth(definer, input)));
  const [first = [], ...rest] = clusters;
  return rest.reduce((best, group) => (closeness(group) > closeness(best) ? group : best), first);
}

function sharedDepth(a: InputFile, b: InputFile): number {
  if (a.scope !== undefined && a.scope === b.scope) return Number.MAX_SAFE_INTEGER;
  const left = foldersOf(a.name);
  const right = foldersOf(b.name);
  const differs = left.findIndex((folder, index) => folder !== right[index]);
  return differs === -1 ? left.length : differs;
}

const foldersOf = (name: string): string[] => name.split('/').slice(0, -1);
