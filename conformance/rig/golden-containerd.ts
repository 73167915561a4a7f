import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import * as path from 'node:path';
import { build, keyOf } from '../binaries/cache';
import { componentRecipe, kubernetesRecipe } from '../binaries/recipe';
import { releaseOf } from '../binaries/releases';
import { outputOf } from './command';
import { GoldenUses } from './golden-uses';
import { writeArchive } from './images/archive';
import { makeContent } from './images/catalogue';
import { RIG_FOLDER, rigName, scriptPath } from './names';

/** An image that a node must have, and the minor whose programs are in it. */
export interface WantedImage {
  readonly name: string;
  readonly minor: number;
}

/** What kubeadm of a minor asks for by itself. */
export async function imagesOfKubeadm(minor: number): Promise<WantedImage[]> {
  const kubeadm = build(kubernetesRecipe('kubeadm', minor));
  const version = `v${releaseOf(minor).version}`;
  const list = await outputOf([
    kubeadm,
    'config',
    'images',
    'list',
    '--kubernetes-version',
    version,
  ]);
  return list
    .trim()
    .split('\n')
    .map((name) => ({ name, minor }));
}

/** The images that manifests name. */
export const imagesIn = (manifests: string, minor: number): WantedImage[] =>
  [...manifests.matchAll(/^\s*(?:- )?image: "?([^\s"]+)/gm)].map(([, name = '']) => ({
    name,
    minor,
  }));

/**
 * A root folder of containerd that holds the images, imported and unpacked: made once, so that a
 * node takes a copy instead of importing. Change it never: nodes share its files.
 */
export async function goldenContainerd(
  user: string,
  images: readonly WantedImage[],
): Promise<string> {
  const unique = [...new Map(images.map((image) => [image.name, image])).values()];
  const key = keyFor(unique);
  const target = path.join(GOLDEN, key);
  uses.note(rigName(user), key);
  if (!existsSync(target)) {
    const making = underWay.get(target) ?? make(target, unique);
    underWay.set(target, making);
    await making;
  }
  uses.prune();
  return target;
}

const GOLDEN = path.join(RIG_FOLDER, 'golden');
const uses = new GoldenUses(GOLDEN);
const underWay = new Map<string, Promise<void>>();

async function make(target: string, images: readonly WantedImage[]): Promise<void> {
  mkdirSync(path.dirname(target), { recursive: true });
  removeUnfinished(path.dirname(target));
  const folder = `${target}.${process.pid}`;
  mkdirSync(folder);
  try {
    await fill(folder, images);
    // Another process may have been faster.
    if (!existsSync(target)) renameSync(path.join(folder, 'containerd'), target);
  } finally {
    // An interrupted import may be about to write.
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  }
}

/** What a run left behind that was killed in the middle. */
function removeUnfinished(parent: string): void {
  for (const name of readdirSync(parent)) {
    const pid = path.extname(name).slice(1);
    if (pid && !existsSync(`/proc/${pid}`)) rmSync(path.join(parent, name), { recursive: true });
  }
}

const CONTAINERD = ['containerd', 'ctr', 'containerd-shim-runc-v2'] as const;

const SOURCES = path.join(__dirname, 'images');

/** Whatever changes an image changes the key. */
function keyFor(images: readonly WantedImage[]): string {
  const sources = readdirSync(SOURCES).map((name) =>
    readFileSync(path.join(SOURCES, name), 'utf8'),
  );
  const programs = [...CONTAINERD, 'etcd', 'coredns', 'flanneld', 'flannel', 'kube-vip'] as const;
  const keys = [
    ...programs.map((program) => keyOf(componentRecipe(program))),
    ...images.map(({ minor }) => keyOf(kubernetesRecipe('kubelet', minor))),
  ];
  return createHash('sha256')
    .update(JSON.stringify([images, keys, sources]))
    .digest('hex')
    .slice(0, 12);
}

async function fill(folder: string, images: readonly WantedImage[]): Promise<void> {
  const archives = path.join(folder, 'archives');
  mkdirSync(archives);
  for (const [index, { name, minor }] of images.entries()) {
    const root = path.join(folder, 'tree');
    const content = await makeContent(name, root, minor);
    await writeArchive(path.join(archives, `${index}.tar`), [name], content);
    rmSync(root, { recursive: true });
  }
  await importAll(folder, archives);
}

async function importAll(folder: string, archives: string): Promise<void> {
  const config = path.join(folder, 'config.toml');
  writeFileSync(config, `version = 3\nroot = "${folder}/containerd"\nstate = "/run/containerd"\n`);
  const [containerd, ctr] = CONTAINERD.map((program) => build(componentRecipe(program)));
  const isolated = ['unshare', '--mount', '--pid', '--ipc', '--net', '--fork', '--kill-child=KILL'];
  await outputOf([...isolated, scriptPath('import-images.sh')], {
    env: { CONTAINERD: containerd ?? '', CTR: ctr ?? '', CONFIG: config, ARCHIVES: archives },
    timeoutSeconds: 600,
  });
}
