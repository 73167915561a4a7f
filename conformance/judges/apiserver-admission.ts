import { type ApiAnswer, ApiServer, type ServiceAllocation } from './api-server';
import type { JudgeRunner, Verdict } from './judge';
import { releaseForgotten, releaseLeaked } from './leaked-addresses';
import { METALLB_PLACES } from './metallb-definitions';

const SERVICES = '/api/v1/namespaces/default/services';

/** Where a document goes: to the Services unless it is plainly of another kind. Undefined for what is not served. */
function placeOf(server: ApiServer, document: string): string | undefined {
  const kind = topField(document, 'kind');
  if (kind === 'Service' || kind === '') return SERVICES;
  const apiVersion = topField(document, 'apiVersion');
  const [, version] = /^metallb\.io\/(\w+)/.exec(apiVersion) ?? [];
  if (version) return METALLB_PLACES.get(`${version} ${kind}`);
  const group = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  const resource = server.resourceOf(group, kind);
  if (!resource) return undefined;
  return `${group}${resource.namespaced ? '/namespaces/default' : ''}/${resource.name}`;
}

/** Of YAML, or of JSON as the fuzzer writes it. */
const topField = (document: string, name: string): string =>
  new RegExp(`^(?:${name}|  "${name}"): *"?([\\w./]+)`, 'm').exec(document)?.[1] ?? '';

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
    const place = placeOf(server, document);
    if (place === undefined) {
      refusal ??= NOT_SERVED;
      continue;
    }
    const post = () => server.request('POST', place, document);
    const used = [...inUse, ...created.flatMap(({ answer }) => addressesOf(answer))];
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

const NOT_SERVED = '404 the server could not find the requested resource';

/** What a Service or an IPAddress holds. */
const addressesOf = ({ body: { kind, metadata, spec } }: ApiAnswer): readonly string[] =>
  kind === 'IPAddress' ? [metadata?.name ?? ''] : (spec?.clusterIPs ?? []);

/** kubectl sends nothing for a document without anything in it. */
const isNotEmpty = (document: string): boolean => /^\s*[^\s#]/m.test(document);

const NO_FINALIZERS = '{"metadata":{"finalizers":null}}';

/** At once, so that its addresses and ports are free again. */
function remove(server: ApiServer, place: string, { body: { metadata } }: ApiAnswer): void {
  const url = `${place}/${metadata?.name}?gracePeriodSeconds=0&propagationPolicy=Background`;
  if (metadata?.finalizers) {
    server.request('PATCH', url, NO_FINALIZERS, 'application/merge-patch+json');
  }
  const { status, body } = server.request('DELETE', url);
  if (status !== 200) throw new Error(`${metadata?.name} is not deleted: ${body.message}`);
}
