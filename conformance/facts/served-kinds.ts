import { KUBERNETES_RELEASES } from '../binaries/releases';
import { ApiServer } from '../judges/api-server';
import { writeHistory } from './history';
import type { FactFile } from './sources';

/** apiVersion → kind → minor → where objects of it live. */
type ServedKinds = Map<string, Map<string, Map<number, 'cluster' | 'namespaced'>>>;

/** What kube-apiserver of each minor lets people create, as long as nobody turns on more. */
export function servedKindsFile(): FactFile {
  const served: ServedKinds = new Map();
  const minors = KUBERNETES_RELEASES.map(({ minor }) => minor);
  for (const minor of minors) addMinor(served, minor);
  const lines = [...served].sort(byName).map(([apiVersion, kinds]) => {
    const histories = [...kinds]
      .sort(byName)
      .map(([kind, history]) => [kind, writeHistory(history, minors)]);
    return `${JSON.stringify(apiVersion)}:${JSON.stringify(Object.fromEntries(histories))}`;
  });
  return ['lib/k8s/facts/served-kinds.json', `{\n${lines.join(',\n')}\n}\n`];
}

function addMinor(served: ServedKinds, minor: number): void {
  const server = new ApiServer(minor, { ranges: '10.96.0.0/16' });
  try {
    for (const apiVersion of server.apiVersions()) addVersion(served, minor, server, apiVersion);
  } finally {
    server.stop();
  }
}

function addVersion(
  served: ServedKinds,
  minor: number,
  server: ApiServer,
  apiVersion: string,
): void {
  const kinds = entryOf(served, apiVersion);
  const url = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  for (const { kind, namespaced, verbs } of server.resourcesIn(url)) {
    if (!verbs.includes('create')) continue;
    entryOf(kinds, kind).set(minor, namespaced ? 'namespaced' : 'cluster');
  }
}

function entryOf<K, L, V>(maps: Map<K, Map<L, V>>, key: K): Map<L, V> {
  const map = maps.get(key) ?? new Map<L, V>();
  maps.set(key, map);
  return map;
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : Number(a > b);
