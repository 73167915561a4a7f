/**
 * Reads lib/k8s/facts/*.json out of the real modules: `npm run facts`.
 * `--check` writes nothing and fails where the committed files are stale.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { KUBERNETES_RELEASES } from '../binaries/releases';
import { componentFiles } from './component-files';
import { type Dump, dumpRelease } from './dump';
import { mergeGroup } from './merge';

const FACTS = path.resolve(__dirname, '../../lib/k8s/facts');

const FILES = {
  'kubeadm-v1beta3': 'kubeadm.k8s.io/v1beta3',
  'kubeadm-v1beta4': 'kubeadm.k8s.io/v1beta4',
  'kubelet-v1beta1': 'kubelet.config.k8s.io/v1beta1',
  'kube-proxy-v1alpha1': 'kubeproxy.config.k8s.io/v1alpha1',
  'core-v1': 'v1',
};

/** What kubeadm reads and writes again: there it matters when Go writes a field. */
const WRITTEN = Object.entries(FILES).filter(([, apiVersion]) => apiVersion !== 'v1');

function imagesOf(dumps: readonly Dump[]) {
  const entries = dumps.map(({ minor, images }) => [
    minor,
    { kubeadm: versionOf(minor), ...images },
  ]);
  return Object.fromEntries(entries);
}

function versionOf(minor: number): string | undefined {
  return KUBERNETES_RELEASES.find((release) => release.minor === minor)?.version;
}

/** One type or one release a line: small to read, and a diff shows what changed. */
function serialize(table: object): string {
  const lines = Object.entries(table).map(([key, value]) =>
    key === 'types'
      ? `"types":{\n${linesOf(value)}\n}`
      : `${JSON.stringify(key)}:${JSON.stringify(value)}`,
  );
  return `{\n${lines.join(',\n')}\n}\n`;
}

function linesOf(table: object): string {
  const lines = Object.entries(table).map((entry) => entry.map((x) => JSON.stringify(x)).join(':'));
  return lines.join(',\n');
}

function render(): Array<[file: string, text: string]> {
  const dumps = KUBERNETES_RELEASES.map((release) => {
    console.error(`reading v${release.version}`);
    return dumpRelease(release);
  });
  const schemas = Object.entries(FILES).map(([name, apiVersion]): [string, string] => [
    `${name}.json`,
    serialize(mergeGroup(apiVersion, dumps, 'types')),
  ]);
  const presences = WRITTEN.map(([name, apiVersion]): [string, string] => [
    `${name}-presence.json`,
    serialize(mergeGroup(apiVersion, dumps, 'presence')),
  ]);
  return [
    ...schemas,
    ...presences,
    ['images.json', serialize(imagesOf(dumps))],
    ...componentFiles(etcdReleasesOf(dumps)),
  ];
}

/** What kubeadm installs, oldest first. */
function etcdReleasesOf(dumps: readonly Dump[]): string[] {
  const tags = dumps.flatMap(({ images }) => [images.etcd, ...Object.values(images.etcdFor)]);
  const releases = new Set(tags.map((tag) => tag.replace(/-\d+$/, '')));
  return [...releases].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

function isStale([file, text]: [string, string]): boolean {
  const target = path.join(FACTS, file);
  return !existsSync(target) || readFileSync(target, 'utf8') !== text;
}

const files = render();
const stale = files.filter(isStale);
if (process.argv.includes('--check')) {
  for (const [file] of stale) console.error(`lib/k8s/facts/${file} is stale: npm run facts`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const [file, text] of stale) writeFileSync(path.join(FACTS, file), text);
  console.log(`${stale.length} of ${files.length} files written`);
}
