import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { ApiServer } from './api-server';
import { PKI, podHost } from './pod-host';

let running: { readonly minor: number; readonly server: ApiServer } | undefined;

/** The API server that the clients of one minor are tried with, one minor at a time. */
export function apiServerOf(minor: number): ApiServer {
  if (running?.minor === minor) return running.server;
  running?.server.stop();
  running = { minor, server: startServer(minor) };
  return running.server;
}

/** As kubeadm's kube-apiserver publishes its authorities: its clients wait for them. */
function startServer(minor: number): ApiServer {
  const server = new ApiServer(minor, { ranges: '10.96.0.0/12' });
  const pem = (name: string) => readFileSync(path.join(podHost(minor), PKI, name), 'utf8');
  const authorities = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'extension-apiserver-authentication' },
    data: {
      'client-ca-file': pem('ca.crt'),
      'requestheader-client-ca-file': pem('front-proxy-ca.crt'),
      'requestheader-allowed-names': '["front-proxy-client"]',
      'requestheader-extra-headers-prefix': '["X-Remote-Extra-"]',
      'requestheader-group-headers': '["X-Remote-Group"]',
      'requestheader-username-headers': '["X-Remote-User"]',
    },
  };
  const url = '/api/v1/namespaces/kube-system/configmaps';
  const { status, body } = server.request('POST', url, JSON.stringify(authorities));
  if (status !== 201) throw new Error(`the authorities are not published: ${body.message}`);
  return server;
}

const LEASES = '/apis/coordination.k8s.io/v1/namespaces/kube-system/leases';

/** A leader that was killed would block its successor until its lease runs out. */
export function forgetLeader(server: ApiServer, component: string): void {
  server.request('DELETE', `${LEASES}/${component}`);
}
