/**
 * Answers a joining kubeadm as an API server would: `tsx cluster-stand-in.ts FOLDER` serves the
 * ConfigMaps that lie in the folder as JSON; there is nothing else, and `cluster-info` is not shown. A file
 * `ready` appears there as soon as it listens.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import * as path from 'node:path';

export const STAND_IN_PORT = 18080;

function serve(folder: string): void {
  const server = createServer((request, response) => {
    const name = /\/kube-system\/configmaps\/([\w-]+)/.exec(request.url ?? '')?.[1] ?? 'none';
    const file = path.join(folder, `${name}.json`);
    const [code, body] = existsSync(file)
      ? [200, readFileSync(file, 'utf8')]
      : statusOf(request.url ?? '');
    response.writeHead(code, { 'content-type': 'application/json' }).end(body);
  });
  server.listen(STAND_IN_PORT, '127.0.0.1', () => writeFileSync(path.join(folder, 'ready'), ''));
}

/** Whom anonymous people cannot ask for `cluster-info`, kubeadm takes at its word. */
function statusOf(url: string): [code: number, body: string] {
  const [code, reason] = url.includes('cluster-info') ? [403, 'Forbidden'] : [404, 'NotFound'];
  const status = { kind: 'Status', apiVersion: 'v1', status: 'Failure', reason, code };
  return [code, JSON.stringify(status)];
}

if (require.main === module) serve(process.argv[2] ?? '.');
