import { type ApiAnswer, ApiServer, type ServiceAllocation } from './api-server';
import type { JudgeRunner, Verdict } from './judge';
import { releaseForgotten, releaseLeaked } from './leaked-addresses';
import { METALLB_PLACES } from './metallb-definitions';

const SERVICES = '/api/v1/namespaces/default/services';

const OTHER_PLACES: ReadonlyMap<string, string> = new Map([
  ['Deployment', '/apis/apps/v1/namespaces/default/deployments'],
  ['StatefulSet', '/apis/apps/v1/namespaces/default/statefulsets'],
  ['DaemonSet', '/apis/apps/v1/namespaces/default/daemonsets'],
  ['ReplicaSet', '/apis/apps/v1/namespaces/default/replicasets'],
  ['CronJob', '/apis/batch/v1/namespaces/default/cronjobs'],
  ['Namespace', '/api/v1/namespaces'],
  ['Pod', '/api/v1/namespaces/default/pods'],
  ['NetworkPolicy', '/apis/networking.k8s.io/v1/namespaces/default/networkpolicies'],
  ['Ingress', '/apis/networking.k8s.io/v1/namespaces/default/ingresses'],
]);

/** Where a document goes: to the Services unless it is plainly of another kind. */
function placeOf(document: string): string {
  const kind = /^(?:kind| {2}"kind"): *"?(\w+)/m.exec(document)?.[1] ?? '';
  const [, version] = /^apiVersion: *metallb\.io\/(\w+)/m.exec(document) ?? [];
  if (version) return METALLB_PLACES.get(`${version} ${kind}`) ?? SERVICES;
  return OTHER_PLACES.get(kind) ?? SERVICES;
}

/** kubeadm makes this Service, and it has the tenth address. */
const kubeDnsAt = (address: string): string => `apiVersion: v1
kind: Service
metadata: {name: kube-dns, namespace: kube-system}
spec:
  clusterIP: ${address}
  ports: [{name: dns, port: 53, protocol: UDP}]
`;

/**
 * kube-apiserver takes the objects of a file, one after the other, or refuses one of them. It reads as
 * it does by itself: it warns of unknown and doubled fields; only kubectl asks it to refuse them. No
 * dry run: that would not judge allocations as a real request does.
 */
export function apiserverAdmission(
  allocation: ServiceAllocation,
  prepare: (server: ApiServer) => void = () => {},
): JudgeRunner {
  let running: { minor: number; server: ApiServer } | undefined;
  const serverOf = (minor: number): ApiServer => {
    if (running?.minor === minor) return running.server;
    running?.server.stop();
    running = { minor, server: startServer(minor, allocation) };
    prepare(running.server);
    return running.server;
  };
  return {
    word: 'apiserver-admission',
    accepts: (input, minor) => createAll(serverOf(minor), input, usedIn(allocation)),
  };
}

function startServer(minor: number, allocation: ServiceAllocation): ApiServer {
  const server = new ApiServer(minor, allocation);
  const { status, body } = server.request(
    'POST',
    '/api/v1/namespaces/kube-system/services',
    kubeDnsAt(tenthOf(allocation.ranges)),
  );
  if (status !== 201) throw new Error(`kube-dns: ${body.message}`);
  return server;
}

/** Of the first range, whose network address ends in `.0` or `::`. */
const tenthOf = (ranges: string): string =>
  ranges.replace(/\.0\/.*$/, '.10').replace(/::\/.*$/, '::a');

/** Those of the Services `kubernetes` and `kube-dns`. */
const usedIn = ({ ranges }: ServiceAllocation): string[] => [
  ranges.replace(/\.0\/.*$/, '.1').replace(/::\/.*$/, '::1'),
  tenthOf(ranges),
];

function createAll(server: ApiServer, input: string, inUse: readonly string[]): Verdict {
  const created: { place: string; answer: ApiAnswer }[] = [];
  let refusal: string | undefined;
  for (const document of input.split(/^---$/m).filter(isNotEmpty)) {
    const place = placeOf(document);
    const post = () => server.request('POST', place, document);
    const used = [...inUse, ...created.flatMap(({ answer }) => answer.body.spec?.clusterIPs ?? [])];
    const first = post();
    const isForgotten = releaseForgotten(server, first.body.message ?? '', used);
    const answer = isForgotten ? post() : first;
    if (answer.status === 201) created.push({ place, answer });
    else refusal ??= `${answer.status} ${answer.body.message}`;
  }
  for (const { place, answer } of created) remove(server, place, answer);
  if (refusal) releaseLeaked(server, refusal, inUse);
  return { accepted: refusal === undefined, says: refusal ?? '' };
}

/** kubectl sends nothing for a document without anything in it. */
const isNotEmpty = (document: string): boolean => /^\s*[^\s#]/m.test(document);

const NO_FINALIZERS = '{"metadata":{"finalizers":null}}';

/** At once, so that its addresses and ports are free again. */
function remove(server: ApiServer, place: string, { body: { metadata } }: ApiAnswer): void {
  const url = `${place}/${metadata?.name}?gracePeriodSeconds=0`;
  if (metadata?.finalizers) {
    server.request('PATCH', url, NO_FINALIZERS, 'application/merge-patch+json');
  }
  const { status, body } = server.request('DELETE', url);
  if (status !== 200) throw new Error(`${metadata?.name} is not deleted: ${body.message}`);
}
