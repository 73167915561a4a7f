import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { build } from '../binaries/cache';
import { kubernetesRecipe } from '../binaries/recipe';
import { runOnPinnedHost } from './pinned-host';
import { withRoot } from './sandbox';

/** Where the configuration lies, seen from inside the root folder. */
export const CONFIG = '/kubeadm.yaml';

export interface KubeadmAnswer {
  readonly exitCode: number | null;
  readonly output: string;
}

/** A kubeadm of one minor on a pinned host whose root folder holds one configuration file. */
export interface KubeadmHost {
  readonly root: string;
  run(
    args: readonly string[],
    timeoutSeconds?: number,
    env?: Readonly<Record<string, string>>,
  ): KubeadmAnswer;
}

/** `--rootfs` makes kubeadm change its root, so it reads and writes below the folder only. */
export function onKubeadmHost<T>(config: string, minor: number, use: (host: KubeadmHost) => T): T {
  return withRoot((root) => {
    furnish(root, config);
    const onHost: KubeadmHost['run'] = (args, timeoutSeconds = 60, env = {}) => {
      const kubeadm = build(kubernetesRecipe('kubeadm', minor));
      const command = [kubeadm, ...args, '--config', CONFIG, '--rootfs', root];
      const result = runOnPinnedHost({ root, command, timeoutSeconds, env });
      return { exitCode: result.status, output: `${result.stdout}${result.stderr}`.trim() };
    };
    return use({ root, run: onHost });
  });
}

/** What every host has, and the configuration. */
export function furnish(root: string, config: string): void {
  mkdirSync(path.join(root, 'etc/kubernetes'), { recursive: true });
  mkdirSync(path.join(root, 'tmp'), { recursive: true });
  writeFileSync(path.join(root, 'etc/passwd'), 'root:x:0:0:root:/root:/bin/sh\n');
  writeFileSync(path.join(root, 'etc/group'), 'root:x:0:\n');
  writeFileSync(path.join(root, CONFIG), config);
}
