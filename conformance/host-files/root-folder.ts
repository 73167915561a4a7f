import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import * as path from 'node:path';
import type { HostFile } from '../../lib/emit/host/host-request';

export const MANIFESTS_FOLDER = '/etc/kubernetes/manifests';
export const KUBELET_FOLDER = '/var/lib/kubelet';

/** The files of one folder below a root folder; none where there is no such folder. */
export function readFolder(root: string, folder: string): HostFile[] {
  const real = path.join(root, folder);
  if (!existsSync(real)) return [];
  return readdirSync(real).map((name) => ({
    path: `${folder}/${name}`,
    content: readFileSync(path.join(real, name), 'utf8'),
    mode: statSync(path.join(real, name)).mode & 0o777,
  }));
}
