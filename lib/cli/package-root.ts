import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder of this package: above the sources, the build, or the bundle. */
export const packageRoot = (): string | undefined =>
  ['..', '../..', '../../..']
    .map((path) => resolve(__dirname, path))
    .find((folder) => existsSync(join(folder, 'package.json')));

/** What of the package's own manifest is needed at run time. */
export interface PackageManifest {
  readonly version: string;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

export function ownManifest(): PackageManifest {
  const root = packageRoot();
  if (root === undefined) throw new Error('the package has lost its package.json');
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
}

export const ownVersion = (): string => ownManifest().version;
