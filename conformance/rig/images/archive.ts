import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { outputOf } from '../command';

/** One layer and what starts in it. */
export interface ImageContent {
  readonly root: string;
  readonly entrypoint: readonly string[];
  readonly command?: readonly string[];
}

const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };

/** Writes a docker archive, which containerd imports under all the names. */
export async function writeArchive(
  target: string,
  names: readonly string[],
  content: ImageContent,
): Promise<void> {
  const folder = `${target}.parts`;
  mkdirSync(folder, { recursive: true });
  await pack(path.join(folder, 'layer.tar'), content.root);
  const config = renderConfig(content, await sha256Of(path.join(folder, 'layer.tar')));
  const configName = `${createHash('sha256').update(config).digest('hex')}.json`;
  writeFileSync(path.join(folder, configName), config);
  const manifest = [{ Config: configName, RepoTags: names, Layers: ['layer.tar'] }];
  writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(manifest));
  await pack(target, folder);
  rmSync(folder, { recursive: true });
}

function renderConfig({ entrypoint, command }: ImageContent, layer: string): string {
  return JSON.stringify({
    architecture: ARCHITECTURES[process.arch] ?? process.arch,
    os: 'linux',
    config: {
      Entrypoint: entrypoint,
      Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
      ...(command && { Cmd: command }),
    },
    rootfs: { type: 'layers', diff_ids: [`sha256:${layer}`] },
  });
}

/** The same bytes for the same folder. */
async function pack(target: string, folder: string): Promise<void> {
  const sameEverywhere = ['--sort=name', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner'];
  await outputOf(['tar', ...sameEverywhere, '-C', folder, '-cf', target, '.'], {
    timeoutSeconds: 300,
  });
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
