import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import * as ts from 'typescript';

/** Which folders of lib each folder may import. This table is the architecture; docs/architecture.md explains it. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  net: [],
  diag: [],
  k8s: ['net'],
  model: ['net', 'diag', 'k8s'],
  cni: ['net', 'diag', 'k8s', 'model'],
  rules: ['net', 'diag', 'k8s', 'model', 'cni'],
  emit: ['net', 'diag', 'k8s', 'model', 'cni'],
  report: ['net', 'diag', 'k8s', 'model', 'cni'],
  manifests: ['net', 'diag', 'k8s', 'model'],
  synth: ['net', 'diag', 'k8s', 'model', 'cni', 'rules', 'emit', 'report', 'manifests'],
  constructs: ['net', 'diag', 'k8s', 'model', 'cni', 'rules', 'emit', 'report', 'synth'],
  cli: ['check'],
};

/** Packages and Node modules only these folders or files may import; what is not listed, nobody may. */
const GATEKEEPERS: Record<string, readonly string[]> = {
  'ipaddr.js': ['lib/net/text.ts'],
  yaml: ['lib/manifests', 'lib/emit/yaml'],
  'toml-eslint-parser': ['lib/manifests'],
  'zod/v3': ['lib/constructs/cluster'],
  cdk8s: ['lib/constructs'],
  constructs: ['lib/constructs'],
  'cdk8s-plus-28': ['lib/constructs'],
  'node:fs': [
    'lib/synth/write',
    'lib/manifests/folder-entry.ts',
    'lib/manifests/read-bytes.ts',
    'lib/manifests/walk.ts',
    'lib/manifests/read-tree.ts',
    'lib/constructs/source-line.ts',
    'lib/k8s/facts',
    'lib/cli',
  ],
  'node:module': ['lib/constructs/source-line.ts', 'lib/cli/program.ts'],
  'node:os': ['lib/cli'],
  'node:util': ['lib/cli'],
  'node:child_process': ['lib/cli'],
  'node:buffer': ['lib/manifests'],
  'node:crypto': ['lib/emit/host/cluster/config-map.ts'],
  'node:path': ['lib'],
};

function listSources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

function importsOf(file: string): string[] {
  return ts
    .preProcessFile(readFileSync(file, 'utf8'), true, true)
    .importedFiles.map((i) => i.fileName);
}

function complain(file: string, specifier: string): string | undefined {
  return specifier.startsWith('.')
    ? complainOfLayer(file, specifier)
    : complainOfPackage(file, specifier);
}

function complainOfLayer(file: string, specifier: string): string | undefined {
  const target = relative('lib', resolve(dirname(file), specifier));
  const [from, to] = [layerOf(relative('lib', file)), layerOf(target)];
  if (from === to || from === '') return undefined;
  if (MAY_IMPORT[from]?.includes(to) || MAY_IMPORT[from]?.includes(target)) return undefined;
  return `${file}: ${from} may not import ${target}`;
}

/** Files directly in lib are the public entries: they may import everything below. */
const layerOf = (path: string): string => (path.includes('/') ? (path.split('/')[0] ?? '') : '');

function complainOfPackage(file: string, specifier: string): string | undefined {
  const name = builtinModules.includes(specifier) ? `node:${specifier}` : specifier;
  const allowed = GATEKEEPERS[name];
  if (allowed?.some((place) => file.startsWith(place))) return undefined;
  return `${file}: may not import ${name}`;
}

const complaints = listSources('lib').flatMap((file) =>
  importsOf(file)
    .map((specifier) => complain(file, specifier))
    .filter((complaint) => complaint !== undefined),
);
for (const complaint of complaints) console.error(complaint);
if (complaints.length > 0) process.exitCode = 1;
