import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { CNI_PROGRAMS } from '../binaries/recipe';
import { libcni } from '../judges/libcni';
import { addPods, type CniResult } from '../judges/pod-network';
import type { Scenario, SynthesizedNode } from '../scenarios';
import { judged, type Result, skipped } from '../tally';
import { addressAt } from './address-at';

const PODS = 3;
const LOADS = 'conflists load in libcni';
const ADDS = 'pods get the predicted addresses';

interface Conflist {
  readonly plugins: ReadonlyArray<{ readonly type: string; readonly ipam?: Ipam }>;
}

interface Ipam {
  readonly ranges?: ReadonlyArray<ReadonlyArray<{ readonly subnet: string }>>;
}

/** Every emitted list loads; where we have its plugins, pods get the addresses that follow from it. */
export function* judgeConflists(scenario: Scenario): Iterable<Result> {
  for (const { about, text } of conflistsOf(scenario)) {
    const { accepted, says } = libcni.accepts(text, scenario.minor);
    yield judged(LOADS, about, accepted ? undefined : says);
    if (accepted) yield judgeAddresses(about, text);
  }
}

function judgeAddresses(about: string, text: string): Result {
  const list = JSON.parse(text) as Conflist;
  const missing = list.plugins.map(({ type }) => type).filter((type) => !isBuiltHere(type));
  if (missing.length > 0) return skipped(ADDS, about, `no recipe for plugin ${missing.join(', ')}`);
  const { succeeded, says, results } = addPods(text, PODS);
  return judged(ADDS, about, succeeded ? wrongAddresses(list, results) : says);
}

const isBuiltHere = (type: string): boolean => CNI_PROGRAMS.some((program) => program === type);

/** host-local gives .1 to the bridge and counts up from .2, in every range. */
function wrongAddresses(list: Conflist, results: readonly CniResult[]): string | undefined {
  const sets = list.plugins.flatMap(({ ipam }) => ipam?.ranges ?? []);
  const subnets = sets.flatMap(([range]) => (range ? [range.subnet] : []));
  const predicted = results.map((_, pod) => subnets.map((subnet) => addressAt(subnet, pod + 2)));
  const real = results.map(({ ips = [] }) => ips.map(({ address }) => address.replace(/\/.*/, '')));
  const [wanted, got] = [JSON.stringify(predicted), JSON.stringify(real)];
  return wanted === got ? undefined : `predicted ${wanted}\ngot       ${got}`;
}

function conflistsOf({ name, folder, nodes }: Scenario): Array<{ about: string; text: string }> {
  const ofNodes = nodes.flatMap((node) =>
    nodeConflists(node).map((text) => ({ about: `${name} ${node.name}`, text })),
  );
  const shipped = shippedConflists(folder).map((text) => ({ about: `${name} ConfigMap`, text }));
  return [...ofNodes, ...shipped];
}

function nodeConflists({ folder }: SynthesizedNode): string[] {
  const parent = path.join(folder, 'etc/cni/net.d');
  const files = existsSync(parent) ? readdirSync(parent) : [];
  return files.map((file) => readFileSync(path.join(parent, file), 'utf8'));
}

/** flannel's list travels in a ConfigMap and is written by its DaemonSet. */
function shippedConflists(folder: string): string[] {
  const parent = path.join(folder, 'manifests');
  const files = existsSync(parent) ? readdirSync(parent) : [];
  const texts = files.map((file) => readFileSync(path.join(parent, file), 'utf8'));
  const documents = texts.flatMap((text) => parseAllDocuments(text).map((one) => one.toJS()));
  return documents.flatMap((document) => document?.data?.['cni-conf.json'] ?? []);
}
