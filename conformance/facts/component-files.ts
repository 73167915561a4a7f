import { KUBERNETES_RELEASES, type KubernetesRelease } from '../binaries/releases';
import { COMPONENTS, type Component, type Listing, listComponent, listEtcd } from './component-dump';
import {
  configDefaults,
  flagDefaults,
  flagFile,
  gateFile,
  type Listings,
} from './component-tables';

/** How a component of one release is asked; tests and tools may have asked before. */
export interface Ask {
  readonly component: (release: KubernetesRelease, component: Component) => Listing;
  readonly etcd: (version: string) => Listing;
}

/** Flags, feature gates and defaults of all components, as lib/k8s/facts holds them. */
export function componentFiles(
  etcdReleases: readonly string[],
  ask: Ask = { component: listComponent, etcd: listEtcd },
): Array<[file: string, text: string]> {
  const byComponent = new Map<string, Listings>(
    COMPONENTS.map((component) => [
      component,
      new Map(
        KUBERNETES_RELEASES.map((release) => [release.minor, ask.component(release, component)]),
      ),
    ]),
  );
  const etcd: Listings = new Map(etcdReleases.map((version, place) => [place, ask.etcd(version)]));
  const started = [...byComponent].filter(([component]) => component !== 'kube-proxy');
  return [
    ...started.map(([component, listings]): [string, string] => [
      `${component}-flags.json`,
      serialize(flagFile(component, listings)),
    ]),
    ['etcd-flags.json', serialize({ ...flagFile('etcd', etcd), releases: etcdReleases })],
    ['feature-gates.json', serialize(gateFile(byComponent))],
    ['component-defaults.json', serialize(defaultsOf(new Map([...byComponent, ['etcd', etcd]])))],
  ];
}

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
