import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { KUBERNETES_RELEASES } from '../binaries/releases';
import { runCommand } from '../command-line';
import { componentFiles, listAll } from './component-files';
import { metalLbFile } from './definition-files';
import { dumpKinds } from './dump';
import { flagValues } from './flag-values';
import { etcdReleasesOf, imagesFile, schemaFiles } from './kind-files';
import { servedKindsFile } from './served-kinds';
import { type FactFile, pathOf, sourcesFile } from './sources';

const USE = `npm run facts -- [--check]

Reads lib/k8s/facts/*.json and conformance/facts/recorded/*.json out of the real modules.

--check  writes nothing and fails where the committed files are stale`;

function render(): readonly FactFile[] {
  const dumps = KUBERNETES_RELEASES.map(({ minor }) => dumpKinds(minor));
  const listings = listAll(etcdReleasesOf(dumps));
  const files = [
    ...schemaFiles(dumps),
    imagesFile(dumps),
    ...componentFiles(listings, new Map(dumps.map(({ minor, words }) => [minor, words]))),
    flagValues(listings),
    metalLbFile(),
    servedKindsFile(),
  ];
  return [...files, sourcesFile(files, listings.etcdReleases)];
}

const isStale = ([file, text]: FactFile): boolean =>
  !existsSync(pathOf(file)) || readFileSync(pathOf(file), 'utf8') !== text;

runCommand({ use: USE, options: { check: { type: 'boolean' } } }, ({ values }) => {
  const files = render();
  const stale = files.filter(isStale);
  if (values.check) {
    for (const [file] of stale) console.error(`${file} is stale: npm run facts`);
    return stale.length > 0 ? 1 : 0;
  }
  for (const [file, text] of stale) writeFileSync(pathOf(file), text);
  console.log(`${stale.length} of ${files.length} files written`);
  return 0;
});
