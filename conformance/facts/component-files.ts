import { KUBERNETES_RELEASES } from '../binaries/releases';
import {
  COMPONENTS,
  type Component,
  etcdProgram,
  kubernetesProgram,
  listingOf,
} from './component-dump';
import {
  configDefaults,
  flagDefaults,
  flagFile,
  gateFile,
  type Listings,
} from './component-tables';

/** Flags, feature gates and defaults of all components, as lib/k8s/facts holds them. */
export function componentFiles(
  etcdReleases: readonly string[],
): Array<[file: string, text: string]> {
  const byComponent = new Map(COMPONENTS.map((component) => [component, listAll(component)]));
  const etcd: Listings = new Map(
    etcdReleases.map((version, place) => [place, listingOf(etcdProgram(version))]),
  );
  const started = [...byComponent].filter(([component]) => component !== 'kube-proxy');
  return [
    ...started.map(([component, listings]): [string, string] => [
      `${component}-flags.json`,
      serialize({ minors: [...listings.keys()], ...flagFile(component, listings) }),
    ]),
    ['etcd-flags.json', serialize({ ...flagFile('etcd', etcd), releases: etcdReleases })],
    ['feature-gates.json', serialize(gateFile(byComponent))],
    ['component-defaults.json', serialize(defaultsOf(new Map([...byComponent, ['etcd', etcd]])))],
  ];
}

const listAll = (component: Component): Listings =>
  new Map(
    KUBERNETES_RELEASES.map((release) => [
      release.minor,
      listingOf(kubernetesProgram(release, component)),
    ]),
  );

const CONFIGS = { kubelet: 'KubeletConfiguration', 'kube-proxy': 'KubeProxyConfiguration' };

function defaultsOf(byComponent: ReadonlyMap<string, Listings>): object {
  const flags = [...byComponent].map(([component, listings]) => [
    component,
    flagDefaults(listings),
  ]);
  const configs = Object.entries(CONFIGS).map(([component, kind]) => [
    kind,
    configDefaults(byComponent.get(component) ?? new Map()),
  ]);
  return Object.fromEntries([...flags, ...configs]);
}

/** One name a line: a diff shows what changed. */
const serialize = (table: object): string => `${JSON.stringify(table, null, 1)}\n`;
