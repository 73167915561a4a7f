import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder of this package: above the sources, the build, or the bundle. */
export const packageRoot = (): string | undefined =>
  ['..', '../..', '../../..']
    .map((path) => resolve(__dirname, path))
    .find((folder) => existsSync(join(folder, 'package.json')));
