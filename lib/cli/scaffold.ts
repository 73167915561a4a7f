import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { makeFolder } from '../check';
import { UsageError } from './io';
import { ownManifest, packageRoot } from './package-root';

/** Writes a project, or nothing at all where a file of it exists; returns the names of the files. */
export function writeScaffold(folder: string): string[] {
  const files = { 'package.json': renderManifest(basename(folder)), ...readTemplate() };
  const names = Object.keys(files);
  const present = names.filter((name) => existsSync(join(folder, name)));
  if (present.length > 0) {
    throw new UsageError(`${present.join(', ')} would be overwritten; choose another folder`);
  }
  try {
    makeFolder(folder);
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(join(folder, name), text, { flag: 'wx' });
    }
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  return names;
}

/** npm leaves every `.gitignore` out of a package, so the template has it without the dot. */
function readTemplate(): Record<string, string> {
  const template = join(packageRoot() ?? '', 'templates/project');
  return Object.fromEntries(
    readdirSync(template)
      .sort()
      .map((name) => [
        name === 'gitignore' ? '.gitignore' : name,
        readFileSync(join(template, name), 'utf8'),
      ]),
  );
}

const TOOLS = ['@types/node', 'tsx', 'typescript'];

/** The versions are those this package is made and tested with. */
function renderManifest(name: string): string {
  const { version, peerDependencies, devDependencies } = ownManifest();
  const manifest = {
    name: packageName(name),
    version: '0.0.0',
    private: true,
    scripts: {
      synth: 'cdk8s-kubeadm synth main.ts',
      test: 'node --import tsx --test lab.test.ts',
      typecheck: 'tsc',
    },
    dependencies: { 'cdk8s-kubeadm': `^${version}`, ...peerDependencies },
    devDependencies: Object.fromEntries(TOOLS.map((tool) => [tool, devDependencies[tool]])),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** What npm takes as a name: https://docs.npmjs.com/cli/configuring-npm/package-json#name */
const packageName = (folder: string): string =>
  folder
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[._-]+|-+$/g, '')
    .slice(0, 100) || 'cluster';
