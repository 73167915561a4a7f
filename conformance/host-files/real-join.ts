import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { parse } from 'yaml';
import type { HostFile } from '../../lib/emit/host/host-request';
import { runSandboxed, withRoot } from '../judges/sandbox';
import { STAND_IN_PORT } from './cluster-stand-in';
import type { HostCase } from './host-case';
import { KUBELET_FOLDER, readFolder } from './root-folder';

const STAND_IN = path.join(__dirname, 'cluster-stand-in.ts');

/** What a JoinConfiguration names as its discovery file. */
const DISCOVERY = `apiVersion: v1
kind: Config
clusters: [{name: c, cluster: {server: "http://127.0.0.1:${STAND_IN_PORT}", certificate-authority: /discovery/ca.crt}}]
users: [{name: u, user: {token: none}}]
contexts: [{name: x, context: {cluster: c, user: u}}]
current-context: x
`;

/** kubeadm would wait for a kubelet: all its files are written when it says that it starts one. */
const JOIN = `
"$KUBEADM" init phase certs ca --cert-dir /discovery --rootfs "$ROOT" > "$ROOT/said" 2>&1
"$NODE" "$TSX" "$STAND_IN" "$ROOT/served" &
until [ -e "$ROOT/served/ready" ]; do sleep 0.1; done
"$KUBEADM" join phase kubelet-start --config /kubeadm.yaml --rootfs "$ROOT" > "$ROOT/said" 2>&1 &
until grep -q 'Starting the kubelet' "$ROOT/said"; do
  kill -0 $! 2> "$ROOT/gone" || { cat "$ROOT/said" >&2; exit 1; }
  sleep 0.1
done`;

/** What the real kubeadm leaves for the kubelet of a node that joins the cluster of `init`. */
export function writeRealJoinFiles(
  kubeadm: string,
  hostCase: HostCase,
  init: readonly HostFile[],
): HostFile[] {
  return withRoot((root) => {
    prepareRoot(root, hostCase, init);
    const { status, stderr } = runSandboxed({
      root,
      command: ['sh', '-ec', JOIN],
      timeoutSeconds: 600,
      env: {
        KUBEADM: kubeadm,
        NODE: process.execPath,
        TSX: require.resolve('tsx/cli'),
        STAND_IN,
      },
    });
    if (status !== 0) throw new Error(`kubeadm join: ${stderr}`);
    return readFolder(root, KUBELET_FOLDER);
  });
}

function prepareRoot(root: string, { text }: HostCase, init: readonly HostFile[]): void {
  mkdirSync(path.join(root, 'served'));
  for (const file of init.filter(({ path: name }) => name.startsWith('/cluster/'))) {
    const name = path.basename(file.path, '.yaml');
    writeFileSync(path.join(root, 'served', `${name}.json`), JSON.stringify(parse(file.content)));
  }
  mkdirSync(path.join(root, 'discovery'));
  writeFileSync(path.join(root, 'discovery/kubeconfig'), DISCOVERY);
  writeFileSync(path.join(root, 'kubeadm.yaml'), text);
}
