import type { FlagFile, GateFile } from '../../lib/k8s/facts/component-file';
import type { ListedGate, Listing } from './component-dump';
import { describeFlag } from './flag-types';
import { type History, writeHistory } from './history';

/** What one component knows at each step: a minor of Kubernetes, or the place of an etcd release. */
export type Listings = ReadonlyMap<number, Listing>;

type Entries = Readonly<Record<string, string>>;

export const flagFile = (component: string, listings: Listings): FlagFile => ({
  component,
  entries: historyTable(mapListings(listings, ({ flags }) => mapValues(flags, describeFlag))),
});

/** Most gates are in every component; what is not is listed by component. */
export function gateFile(listings: ReadonlyMap<string, Listings>): GateFile {
  const tables = [...listings].map(([component, listed]): [string, Entries] => [
    component,
    historyTable(mapListings(listed, ({ gates }) => mapValues(gates ?? {}, describeGate))),
  ]);
  const [first = {}, ...rest] = tables.map(([, table]) => table);
  const isShared = ([name, history]: [string, string]) =>
    rest.every((table) => table[name] === history);
  const shared = Object.fromEntries(Object.entries(first).filter(isShared));
  const own = tables.map(([component, table]): [string, Entries] => [
    component,
    Object.fromEntries(Object.entries(table).filter(([name]) => !(name in shared))),
  ]);
  const minors = [...new Set([...listings.values()].flatMap((listed) => [...listed.keys()]))];
  return { minors, shared, own: Object.fromEntries(own) };
}

/** Default of every flag, as pflag prints it. */
export const flagDefaults = (listings: Listings): Entries =>
  historyTable(mapListings(listings, ({ flags }) => mapValues(flags, (flag) => flag.default)));

/** Defaults of a configuration file: path of the field → JSON. */
export const configDefaults = (listings: Listings): Entries =>
  historyTable(mapListings(listings, ({ defaults }) => leavesOf(defaults ?? {})));

function describeGate({ stage, default: isOn, locked, needs }: ListedGate): string {
  const words = [stage.toLowerCase() || 'ga', isOn ? 'on' : 'off'];
  if (locked) words.push('locked');
  if (needs) words.push(`needs:${needs.join(',')}`);
  return words.join(' ');
}

function leavesOf(value: object, path: readonly string[] = []): Entries {
  const leaves = Object.entries(value).map(([key, item]: [string, unknown]) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? leavesOf(item, [...path, key])
      : { [[...path, key].join('.')]: JSON.stringify(item) },
  );
  return Object.assign({}, ...leaves) as Entries;
}

function historyTable(tables: ReadonlyMap<number, Entries>): Entries {
  const names = new Set([...tables.values()].flatMap((table) => Object.keys(table)));
  const steps = [...tables.keys()];
  const written = [...names].sort().map((name): [string, string] => {
    const said = [...tables].filter(([, table]) => name in table);
    const history: History = new Map(said.map(([step, table]) => [step, table[name] ?? '']));
    return [name, writeHistory(history, steps)];
  });
  return Object.fromEntries(written);
}

const mapListings = (
  listings: Listings,
  describe: (listing: Listing) => Entries,
): ReadonlyMap<number, Entries> =>
  new Map([...listings].map(([step, listing]) => [step, describe(listing)]));

const mapValues = <V>(
  table: Readonly<Record<string, V>>,
  describe: (value: V) => string,
): Entries =>
  Object.fromEntries(Object.entries(table).map(([name, value]) => [name, describe(value)]));
