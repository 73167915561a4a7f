import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { build } from '../binaries/cache';
import { componentRecipe } from '../binaries/recipe';
import { schemaOf } from '../kubeconform/json-schema';
import { ApiServer } from './api-server';
import type { JudgeRunner } from './judge';
import { makeRoot, withRoot } from './sandbox';

const SERVICE = 'io.k8s.api.core.v1.Service';

/**
 * No judge: what a schema checker that people use today says of the same Services, with the schema
 * that the kube-apiserver of that minor publishes.
 */
export const kubeconform: JudgeRunner = {
  word: 'kubeconform',
  accepts: (input, minor) => validate(input, schemaFolderOf(minor)),
};

const schemas = new Map<number, string>();

function schemaFolderOf(minor: number): string {
  const folder = schemas.get(minor) ?? writeSchema(minor);
  schemas.set(minor, folder);
  return folder;
}

/** Into a folder that is removed when the process ends. */
function writeSchema(minor: number): string {
  const server = new ApiServer(minor, { ranges: '10.96.0.0/16' });
  try {
    const { root } = makeRoot();
    const schema = schemaOf(server.publishedApi(), SERVICE);
    mkdirSync(path.join(root, 'schemas'));
    writeFileSync(path.join(root, 'schemas/service.json'), JSON.stringify(schema));
    return path.join(root, 'schemas');
  } finally {
    server.stop();
  }
}

function validate(input: string, schemas: string) {
  return withRoot((root) => {
    const file = path.join(root, 'judged.yaml');
    writeFileSync(file, input);
    const schema = path.join(schemas, '{{.ResourceKind}}.json');
    const args = ['-strict', '-schema-location', schema, file];
    const result = spawnSync(build(componentRecipe('kubeconform')), args, { encoding: 'utf8' });
    const says = `${result.stdout}${result.stderr}`.replaceAll(file, 'judged.yaml').trim();
    return { accepted: result.status === 0, says };
  });
}
