import { KUBERNETES_RELEASES } from '../binaries/releases';
import {
  configDefaults,
  flagDefaults,
  flagEntries,
  gateEntries,
  type Listings,
  sharedGates,
  wordLists,
} from './component-tables';
import { type Listing, listingOf, printedBy, type Words } from './listing';
import {
  COMPONENTS,
  type Component,
  componentListing,
  etcdListing,
  schedulerPluginListing,
} from './programs';
import type { FactFile } from './sources';

/** What every release of every component knows. */
export interface AllListings {
  readonly kubernetes: ReadonlyMap<Component, Listings>;
  readonly etcd: Listings;
  /** The releases of etcd: its steps count places in this list. */
  readonly etcdReleases: readonly string[];
}

export function listAll(etcdReleases: readonly string[]): AllListings {
  const etcd = etcdReleases.map((release): Listing => listingOf(etcdListing(release)));
  return {
    kubernetes: new Map(COMPONENTS.map((component) => [component, listMinors(component)])),
    etcd: new Map(etcd.entries()),
    etcdReleases,
  };
}

const listMinors = (component: Component): Listings =>
  new Map(
    KUBERNETES_RELEASES.map(({ minor }) => [minor, listingOf(componentListing(component, minor))]),
  );

/** The extension points that each plugin of the scheduler implements. */
const pluginPoints = (): ReadonlyMap<number, Words> =>
  new Map(
    KUBERNETES_RELEASES.map(({ minor }) => [
      minor,
      { 'scheduler plugin points': printedBy(schedulerPluginListing(minor)) as Words[string] },
    ]),
  );

const releases = KUBERNETES_RELEASES.map(({ version }) => version);

/** Flags, feature gates, words and defaults, as lib/k8s/facts holds them. */
export function componentFiles(
  { kubernetes, etcd, etcdReleases }: AllListings,
  kubeadmWords: ReadonlyMap<number, Words>,
): FactFile[] {
  // kubeadm gives kube-proxy its file and no flag.
  const started = [...kubernetes].filter(([component]) => component !== 'kube-proxy');
  const ofEtcd = { component: 'etcd', releases: etcdReleases };
  return [
    ...started.map(([component, listings]) =>
      factFile(`${component}-flags`, { component, releases, entries: flagEntries(listings) }),
    ),
    factFile('etcd-flags', { ...ofEtcd, entries: flagEntries(etcd) }),
    factFile('etcd-feature-gates', { ...ofEtcd, entries: gateEntries(etcd) }),
    factFile('feature-gates', { releases, ...sharedGates(kubernetes) }),
    factFile(
      'component-words',
      wordLists([...kubernetes.values()], [kubeadmWords, pluginPoints()]),
    ),
    factFile('component-defaults', defaultsOf(new Map([...kubernetes, ['etcd', etcd]]))),
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
const factFile = (name: string, table: object): FactFile => [
  `lib/k8s/facts/${name}.json`,
  `${JSON.stringify(table, null, 1)}\n`,
];
