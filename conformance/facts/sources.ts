import { createHash } from 'node:crypto';
import * as path from 'node:path';
import { keyOf } from '../binaries/cache';
import { KUBERNETES_RELEASES } from '../binaries/releases';
import {
  COMPONENTS,
  componentListing,
  etcdListing,
  kindsListing,
  schedulerPluginListing,
} from './programs';

/** A committed file, by its path in the repository. */
export type FactFile = readonly [file: string, text: string];

export const pathOf = (file: string): string => path.resolve(__dirname, '../..', file);

/** What the last run was made of: a change to a program, a release or a table shows without a build. */
export interface Sources {
  /** Program and version → key of its recipe. */
  readonly programs: Readonly<Record<string, string>>;
  /** File → digest. */
  readonly files: Readonly<Record<string, string>>;
}

export const SOURCES = 'conformance/facts/recorded/sources.json';

export function sourcesFile(files: readonly FactFile[], etcdReleases: readonly string[]): FactFile {
  const sources: Sources = {
    programs: programKeys(etcdReleases),
    files: Object.fromEntries(files.map(([file, text]) => [file, digestOf(text)])),
  };
  return [SOURCES, `${JSON.stringify(sources, null, 1)}\n`];
}

/** The keys are those of one kind of machine, whatever this one is. */
export function programKeys(etcdReleases: readonly string[]): Sources['programs'] {
  const recipes = [
    ...KUBERNETES_RELEASES.flatMap(({ minor }) => [
      kindsListing(minor),
      schedulerPluginListing(minor),
      ...COMPONENTS.map((component) => componentListing(component, minor)),
    ]),
    ...etcdReleases.map(etcdListing),
  ];
  const entries = recipes.map((recipe) => [
    `${recipe.program} ${recipe.version}`,
    keyOf(recipe, { platform: 'linux', arch: 'x64' }),
  ]);
  return Object.fromEntries(entries);
}

export const digestOf = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 12);
