import { describeFlag } from './flag-types';
import { type History, writeHistory } from './history';
import type { ListedGate, Listing, Words } from './listing';

/** What one component knows at each step: a minor of Kubernetes, or the place of an etcd release. */
export type Listings = ReadonlyMap<number, Listing>;

/** Name → what is said of it, at one step or as a history. */
type Entries = Readonly<Record<string, string>>;

export const flagEntries = (listings: Listings): Entries =>
  historyTable(mapSteps(listings, ({ flags }) => mapValues(flags, describeFlag)));

export const gateEntries = (listings: Listings): Entries =>
  historyTable(mapSteps(listings, ({ gates }) => mapValues(gates ?? {}, describeGate)));

/** Most gates are in every component; what is not is listed by component. */
export function sharedGates(listings: ReadonlyMap<string, Listings>) {
  const tables = [...listings].map(
    ([component, listed]) => [component, gateEntries(listed)] as const,
  );
  const [first = {}, ...rest] = tables.map(([, table]) => table);
  const isShared = ([name, history]: [string, string]) =>
    rest.every((table) => table[name] === history);
  const shared = Object.fromEntries(Object.entries(first).filter(isShared));
  const own = tables.map(([component, table]): [string, Entries] => [
    component,
    Object.fromEntries(Object.entries(table).filter(([name]) => !(name in shared))),
  ]);
  return { shared, own: Object.fromEntries(own) };
}

/** Default of every flag, as pflag prints it. */
export const flagDefaults = (listings: Listings): Entries =>
  historyTable(mapSteps(listings, ({ flags }) => mapValues(flags, (flag) => flag.default)));

/** Defaults of a configuration file: path of the field → JSON. */
export const configDefaults = (listings: Listings): Entries =>
  historyTable(mapSteps(listings, ({ defaults }) => leavesOf(defaults ?? {})));

/** The lists of all components and of other programs, by name. */
export function wordLists(
  components: readonly Listings[],
  others: readonly ReadonlyMap<number, Words>[],
): Readonly<Record<string, Entries>> {
  const sources = [
    ...components.map((listed) => mapSteps(listed, ({ words }) => words ?? {})),
    ...others,
  ];
  const lists = sources.flatMap((source) => {
    const names = new Set([...source.values()].flatMap((words) => Object.keys(words)));
    return [...names].map((name): [string, Entries] => [
      name,
      historyTable(mapSteps(source, (words) => words[name] ?? {})),
    ]);
  });
  return Object.fromEntries(lists.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function describeGate({ stage, default: isOn, locked, needs, flag }: ListedGate): string {
  const words = [stage.toLowerCase() || 'ga', isOn ? 'on' : 'off'];
  if (locked) words.push('locked');
  if (needs) words.push(`needs:${needs.join(',')}`);
  if (flag) words.push(`flag:${flag}`);
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

const mapSteps = <T, V>(steps: ReadonlyMap<number, T>, describe: (value: T) => V) =>
  new Map([...steps].map(([step, value]): [number, V] => [step, describe(value)]));

const mapValues = <V>(
  table: Readonly<Record<string, V>>,
  describe: (value: V) => string,
): Entries =>
  Object.fromEntries(Object.entries(table).map(([name, value]) => [name, describe(value)]));
