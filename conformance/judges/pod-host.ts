import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { fillIn } from '../cases';
import { KUBECONFIG } from './api-server';
import { onKubeadmHost } from './kubeadm-host';
import { makeRoot } from './sandbox';
import type { Mount } from './written-pods';

const PLAIN = `apiVersion: kubeadm.k8s.io/\${API}
kind: ClusterConfiguration
kubernetesVersion: v\${VERSION}
`;

/** Keys of a busy machine take minutes. */
const PATIENCE_SECONDS = 600;

const roots = new Map<number, string>();

/** A root folder that holds what `kubeadm init phase certs all` makes; once a minor, for keys take seconds. */
export function podHost(minor: number): string {
  const known = roots.get(minor) ?? makePodHost(minor);
  roots.set(minor, known);
  return known;
}

export const PKI = 'etc/kubernetes/pki';

function makePodHost(minor: number): string {
  const { root } = makeRoot();
  onKubeadmHost(fillIn(PLAIN, minor), minor, (host) => {
    const { exitCode, output } = host.run(['init', 'phase', 'certs', 'all'], PATIENCE_SECONDS);
    if (exitCode !== 0) throw new Error(`kubeadm makes no certificates: ${output}`);
    cpSync(path.join(host.root, PKI), path.join(root, PKI), { recursive: true });
  });
  for (const client of ['controller-manager', 'scheduler']) {
    writeFileSync(path.join(root, `etc/kubernetes/${client}.conf`), KUBECONFIG);
  }
  return root;
}

/** Volumes whose host folder is certificatesDir, wherever the input wants it. */
const CERTIFICATE_VOLUMES: Readonly<Record<string, string>> = {
  'k8s-certs': PKI,
  'etcd-certs': path.join(PKI, 'etcd'),
};

/** What the host has for a volume; a folder that nobody made is made empty, as a container runtime does. */
export function sourceOf({ volume, hostPath }: Mount, host: string, scratch: string): string {
  const own = path.join(host, CERTIFICATE_VOLUMES[volume] ?? hostPath);
  if (existsSync(own)) return own;
  const empty = path.join(scratch, 'volumes', volume);
  mkdirSync(empty, { recursive: true });
  return empty;
}
