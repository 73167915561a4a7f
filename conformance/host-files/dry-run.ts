import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';

/** Phases that make random matter or need a running cluster. */
export const SKIPPED = [
  ...['preflight', 'certs', 'kubeconfig', 'wait-control-plane', 'upload-certs'],
  ...['mark-control-plane', 'bootstrap-token', 'kubelet-finalize', 'show-join-command'],
];

const FOLDER = '/dry-run';

/** All other phases: what they would write into the cluster, kubeadm prints. */
export const DRY_RUN = ['init', '--dry-run', '--skip-phases', SKIPPED.join()];
export const DRY_RUN_ENVIRONMENT = { KUBEADM_INIT_DRYRUN_DIR: FOLDER };

/** A dry run asks nobody, but wants to know whom it would ask. */
const ADMIN_CONF = `apiVersion: v1
kind: Config
clusters: [{name: none, cluster: {server: "http://127.0.0.1:1"}}]
users: [{name: none, user: {}}]
contexts: [{name: none, context: {cluster: none, user: none}}]
current-context: none
`;

export function prepareDryRun(root: string): void {
  mkdirSync(path.join(root, FOLDER), { recursive: true });
  writeFileSync(path.join(root, FOLDER, 'admin.conf'), ADMIN_CONF);
}
