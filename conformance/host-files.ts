import type { HostFile } from '../lib/emit/host/host-request';
import { predictHostFiles } from '../lib/emit/host/predict-host-files';
import { MINORS } from '../lib/k8s/version';
import type { JsonObject } from '../lib/model/document';
import { build, isBuilt } from './binaries/cache';
import { kubernetesRecipe } from './binaries/recipe';
import { releaseOf } from './binaries/releases';
import { minorOf, runCommand } from './command-line';
import { type HostCase, patchesIn, readHostCases } from './host-files/host-case';
import { writeRealJoinFiles } from './host-files/real-join';
import { writeRealHostFiles } from './host-files/real-kubeadm';
import { KUBELET_FOLDER } from './host-files/root-folder';

const USE = `tsx conformance/host-files.ts [MINOR…] [NAME…]

Compares what kubeadm is predicted to write with what the real one writes, byte for byte. Without
minors: all that are built. Names choose configurations, by a part of theirs. Needs Linux and root.`;

export interface HostFilesComparison {
  /** Configurations of which every file is equal. */
  readonly passed: number;
  readonly failed: number;
  /** One line per difference. */
  readonly details: readonly string[];
}

/** Every so-many-eth configuration. */
export interface Share {
  readonly turn: number;
  readonly of: number;
}

/** Runs the configurations that a minor takes through its kubeadm and through the prediction. */
export function compareHostFiles(
  minors: readonly number[],
  names: readonly string[] = [],
  share: Share = { turn: 0, of: 1 },
): HostFilesComparison {
  const isChosen = ({ name }: HostCase, index: number) =>
    index % share.of === share.turn &&
    (names.length === 0 || names.some((part) => name.includes(part)));
  const results = minors.flatMap((minor) => compareMinor(minor, isChosen));
  const failed = results.filter((details) => details.length > 0).length;
  return { passed: results.length - failed, failed, details: results.flat() };
}

function compareMinor(
  minor: number,
  isChosen: (hostCase: HostCase, index: number) => boolean,
): string[][] {
  const { version } = releaseOf(minor);
  const kubeadm = build(kubernetesRecipe('kubeadm', minor));
  return readHostCases(minor, version)
    .filter(isChosen)
    .map((hostCase) =>
      compareCase(kubeadm, version, hostCase).map((line) => `${version} ${hostCase.name} ${line}`),
    );
}

function compareCase(kubeadm: string, version: string, hostCase: HostCase): string[] {
  try {
    const { documents, host } = hostCase;
    const patches = patchesIn(hostCase);
    const predict = (read: readonly JsonObject[]) =>
      predictHostFiles({ documents: read, kubeadmVersion: version, host, patches });
    const real = writeRealHostFiles(kubeadm, hostCase);
    const differences = compareFiles(real, predict(documents));
    if (!documents.some(isJoin)) return differences;
    const joined = writeRealJoinFiles(kubeadm, hostCase, real);
    const predicted = predict(
      documents.filter((document) => document.kind !== 'InitConfiguration'),
    );
    const ofKubelet = predicted.filter(({ path }) => path.startsWith(KUBELET_FOLDER));
    const ofJoin = compareFiles(joined, ofKubelet).map((line) => `joining: ${line}`);
    return [...differences, ...ofJoin];
  } catch (error) {
    return [String(error)];
  }
}

const isJoin = ({ kind }: JsonObject): boolean => kind === 'JoinConfiguration';

function compareFiles(real: readonly HostFile[], ours: readonly HostFile[]): string[] {
  const paths = new Set([...real, ...ours].map((file) => file.path));
  return [...paths].flatMap((path) => {
    const find = (files: readonly HostFile[]) => files.find((file) => file.path === path);
    return compareFile(find(real), find(ours)).map((line) => `${path}: ${line}`);
  });
}

function compareFile(real: HostFile | undefined, ours: HostFile | undefined): string[] {
  if (!real || !ours) return [real ? 'not predicted' : 'not written by kubeadm'];
  if (real.mode !== ours.mode)
    return [`mode ${real.mode.toString(8)}, not ${ours.mode.toString(8)}`];
  return real.content === ours.content ? [] : [firstDifference(real.content, ours.content)];
}

function firstDifference(real: string, ours: string): string {
  const [realLines, ourLines] = [real.split('\n'), ours.split('\n')];
  const index = realLines.findIndex((line, at) => line !== ourLines[at]);
  return `line ${index + 1} is ${JSON.stringify(realLines[index])}, predicted ${JSON.stringify(ourLines[index])}`;
}

function main(words: readonly string[]): number {
  const built = MINORS.filter((minor) => isBuilt(kubernetesRecipe('kubeadm', minor)));
  const named = words.filter((word) => /^\d+$/.test(word)).map(minorOf);
  const names = words.filter((word) => !/^\d+$/.test(word));
  let hasFailed = false;
  for (const minor of named.length > 0 ? named : built) {
    const { passed, failed, details } = compareHostFiles([minor], names);
    for (const line of details) console.log(line);
    console.log(`1.${minor}: ${passed} of ${passed + failed} configurations are predicted`);
    hasFailed ||= failed > 0;
  }
  return hasFailed ? 1 : 0;
}

if (require.main === module) runCommand({ use: USE, options: {} }, ({ words }) => main(words));
