import { ApiServer } from './api-server';
import type { JudgeRunner, Verdict } from './judge';

/**
 * Read as the server reads by itself: it warns of unknown and doubled fields; only kubectl asks it to
 * refuse them. No dry run: that would not judge allocations as a real request does.
 */
const SERVICES = '/api/v1/namespaces/default/services';

/** kubeadm makes this Service, and it has the tenth address. */
const KUBE_DNS = `apiVersion: v1
kind: Service
metadata: {name: kube-dns, namespace: kube-system}
spec:
  clusterIP: 10.96.0.10
  ports: [{name: dns, port: 53, protocol: UDP}]
`;

/** kube-apiserver takes the Services of a file, one after the other, or refuses one of them. */
export function apiserverAdmission(serviceRanges: string): JudgeRunner {
  let running: { minor: number; server: ApiServer } | undefined;
  const serverOf = (minor: number): ApiServer => {
    if (running?.minor === minor) return running.server;
    running?.server.stop();
    running = { minor, server: startServer(minor, serviceRanges) };
    return running.server;
  };
  return {
    word: 'apiserver-admission',
    accepts: (input, minor) => createAll(serverOf(minor), input),
  };
}

function startServer(minor: number, serviceRanges: string): ApiServer {
  const server = new ApiServer(minor, serviceRanges);
  const { status, body } = server.request(
    'POST',
    '/api/v1/namespaces/kube-system/services',
    KUBE_DNS,
  );
  if (status !== 201) throw new Error(`kube-dns: ${body.message}`);
  return server;
}

function createAll(server: ApiServer, input: string): Verdict {
  const created: string[] = [];
  let refusal: string | undefined;
  for (const document of input.split(/^---$/m)) {
    const { status, body } = server.request('POST', SERVICES, document);
    if (status === 201) created.push(body.metadata?.name ?? '');
    else refusal ??= `${status} ${body.message}`;
  }
  for (const name of created) server.request('DELETE', `${SERVICES}/${name}`);
  return { accepted: refusal === undefined, says: refusal ?? '' };
}
