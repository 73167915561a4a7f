import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, isBuilt } from '../conformance/binaries/cache';
import { componentRecipe, kubernetesRecipe } from '../conformance/binaries/recipe';
import { ApiServer } from '../conformance/judges/api-server';
import { schemaOf } from '../conformance/kubeconform/json-schema';
import { DEFINITIONS, writeManifests } from './manifests';
import { alternate, least, timeProcess } from './measure';
import { BUILD, type Row, ratio } from './rows';

const MINOR = 36;
const COUNT = 10_000;
const KUBECONFORM = componentRecipe('kubeconform');
const NEEDED = [KUBECONFORM, componentRecipe('etcd'), kubernetesRecipe('kube-apiserver', MINOR)];

/**
 * Files that somebody else wrote: our check beside kubeconform, each one process and one worker,
 * kubeconform with the schemas of the real kube-apiserver on the same disk.
 */
export function foreignManifests(): Row[] {
  if (!NEEDED.every(isBuilt)) {
    console.log('not compared with kubeconform: npm run conformance:build comes first');
    return [];
  }
  const folder = mkdtempSync(join(tmpdir(), 'bench-foreign-'));
  try {
    const manifests = join(folder, 'manifests');
    const schemas = join(folder, 'schemas');
    writeManifests(manifests, COUNT);
    writeSchemas(schemas);
    return [compare(manifests, schemas)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function compare(manifests: string, schemas: string): Row {
  const kubeconform = build(KUBECONFORM);
  const location = join(schemas, '{{.ResourceKind}}.json');
  const options = ['-n', '1', '-strict', '-schema-location', location];
  const check = [join(BUILD, 'cli.js'), 'check', '--kubernetes-version', `1.${MINOR}`];
  const [theirs, ours] = alternate(
    5,
    () => timeProcess([...options, manifests], kubeconform),
    () => timeProcess([...check, manifests]),
  );
  return ratio('check of 10,000 foreign files, to kubeconform', least(ours), least(theirs), 1);
}

function writeSchemas(folder: string): void {
  const server = new ApiServer(MINOR, { ranges: '10.96.0.0/16' });
  try {
    const api = server.publishedApi();
    mkdirSync(folder);
    for (const [kind, definition] of Object.entries(DEFINITIONS)) {
      writeFileSync(join(folder, `${kind}.json`), JSON.stringify(schemaOf(api, definition)));
    }
  } finally {
    server.stop();
  }
}
