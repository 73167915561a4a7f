import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import type { HostFile } from '../../lib/emit/host/host-request';
import { runSandboxed, withRoot } from '../judges/sandbox';
import { DRY_RUN, DRY_RUN_ENVIRONMENT, prepareDryRun, SKIPPED } from './dry-run';
import { configMapsIn } from './dry-run-output';
import type { HostCase } from './host-case';
import { KUBELET_FOLDER, MANIFESTS_FOLDER, readFolder } from './root-folder';

/** Phases that write into the cluster. */
const IN_CLUSTER = ['upload-config', 'addon'];

/** What the real kubeadm writes on a pinned host with an empty root file system; needs root. */
export function writeRealHostFiles(kubeadm: string, hostCase: HostCase): HostFile[] {
  return withRoot((root) => {
    prepareRoot(root, hostCase);
    const run = (args: string[], env = {}) =>
      runKubeadm(kubeadm, root, args, { ...hostCase.environment, ...env });
    if (hostCase.host.hasExternalCa) removeCaKey(root, run);
    run(['init', '--skip-phases', [...SKIPPED, ...IN_CLUSTER].join()]);
    const printed = run(DRY_RUN, DRY_RUN_ENVIRONMENT);
    return [
      ...readFolder(root, MANIFESTS_FOLDER),
      ...readFolder(root, KUBELET_FOLDER),
      ...configMapsIn(printed),
    ];
  });
}

type Run = (args: string[], env?: Readonly<Record<string, string>>) => string;

const PATCHES_FOLDER = '/patches';

function prepareRoot(root: string, { text, host, patches }: HostCase): void {
  for (const folder of ['/etc/ssl/certs', PATCHES_FOLDER, ...host.caDirectories]) {
    mkdirSync(path.join(root, folder), { recursive: true });
  }
  writeFileSync(path.join(root, 'kubeadm.yaml'), text);
  for (const [file, patch] of Object.entries(patches)) {
    writeFileSync(path.join(root, PATCHES_FOLDER, file), patch);
  }
  prepareDryRun(root);
  if (host.runsSystemdResolved) installSystemctl(root);
}

/** To kubeadm a machine runs systemd when it has a program `systemctl`: here every unit is active. */
function installSystemctl(root: string): void {
  const shell = '/bin/sh';
  const listed = spawnSync('ldd', [shell], { encoding: 'utf8' }).stdout;
  for (const file of [shell, ...(listed.match(/\/\S+/g) ?? [])]) {
    mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
    copyFileSync(file, path.join(root, file));
  }
  for (const folder of ['dev', 'usr/bin']) mkdirSync(path.join(root, folder), { recursive: true });
  writeFileSync(path.join(root, 'dev/null'), '');
  writeFileSync(path.join(root, 'usr/bin/systemctl'), '#!/bin/sh\necho active\n', { mode: 0o755 });
}

function removeCaKey(root: string, run: Run): void {
  run(['init', 'phase', 'certs', 'all']);
  run(['init', 'phase', 'kubeconfig', 'all']);
  rmSync(path.join(root, '/etc/kubernetes/pki/ca.key'));
}

function runKubeadm(
  kubeadm: string,
  root: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): string {
  const command = [kubeadm, ...args, '--config', '/kubeadm.yaml', '--rootfs', root];
  const { status, stdout, stderr } = runSandboxed({ root, command, env, timeoutSeconds: 600 });
  if (status !== 0) throw new Error(`kubeadm ${args.join(' ')}: ${stderr}`);
  return stdout;
}
