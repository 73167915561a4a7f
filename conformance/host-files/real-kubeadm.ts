import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';

import os = require('node:os');
import path = require('node:path');

import type { HostFile } from '../../lib/emit/host/predict-static-pods';
import type { HostCase } from './host-case';

const MANIFESTS = '/etc/kubernetes/manifests';

/** The files that the real kubeadm writes into an empty root file system; needs root for chroot. */
export function writeRealStaticPods(kubeadm: string, hostCase: HostCase): HostFile[] {
  const root = mkdtempSync(path.join(os.tmpdir(), 'host-files-'));
  try {
    prepareRoot(root, hostCase);
    const run = (...phase: string[]) => runPhase(kubeadm, root, hostCase, phase);
    if (hostCase.host.hasExternalCa) removeCaKey(root, run);
    run('control-plane', 'all');
    if (!hostCase.text.includes('external:')) run('etcd', 'local');
    return readManifests(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function prepareRoot(root: string, { text, host }: HostCase): void {
  for (const folder of ['/etc/ssl/certs', ...host.caDirectories]) {
    mkdirSync(path.join(root, folder), { recursive: true });
  }
  writeFileSync(path.join(root, 'kubeadm.yaml'), text);
}

function removeCaKey(root: string, run: (...phase: string[]) => void): void {
  run('certs', 'all');
  run('kubeconfig', 'all');
  rmSync(path.join(root, '/etc/kubernetes/pki/ca.key'));
}

function runPhase(kubeadm: string, root: string, hostCase: HostCase, phase: string[]): void {
  const args = ['init', 'phase', ...phase, '--config', '/kubeadm.yaml', '--rootfs', root];
  const env = { PATH: '/usr/bin:/bin', ...hostCase.environment };
  const { status, stderr } = spawnSync(kubeadm, args, { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`kubeadm ${phase.join(' ')}: ${stderr}`);
}

function readManifests(root: string): HostFile[] {
  const folder = path.join(root, MANIFESTS);
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map((name) => ({
    path: `${MANIFESTS}/${name}`,
    content: readFileSync(path.join(folder, name), 'utf8'),
    mode: statSync(path.join(folder, name)).mode & 0o777,
  }));
}
