import { keyText } from './key-text';
import type {
  DuplicateKey,
  PlacedEntry,
  PlacedList,
  PlacedMap,
  PlacedNode,
  PlacedScalar,
} from './placed-node';
import { type Resolved, resolvePlain, resolveTagged } from './scalar';
import { TextFailure } from './text-failure';
import type { YamlAlias, YamlList, YamlMap, YamlNode, YamlPair, YamlScalar } from './yaml-node';

const MERGE_TAG = 'tag:yaml.org,2002:merge';

interface Entries {
  readonly found: Map<string, PlacedEntry>;
  /** Keys that were not strings: goyaml holds `1` and `"1"` apart. */
  readonly converted: Set<string>;
}

/** Turns written nodes into values, in the order and with the quirks of goyaml v2. */
export class YamlTree {
  readonly duplicates: DuplicateKey[] = [];
  /** JSON has no infinity; which of them a later key replaces is known at the end. */
  private readonly infinite = new Set<PlacedNode>();
  private readonly aliased = new Map<YamlNode, PlacedNode>();
  private readonly path: (string | number)[] = [];

  buildRoot(node: YamlNode): PlacedNode {
    const root = this.build(node);
    if (this.infinite.size > 0) this.refuseInfinite(root, new Set(headsOf(root)));
    return root;
  }

  private refuseInfinite(node: PlacedNode, seen: Set<PlacedNode>): void {
    if (seen.has(node)) return;
    seen.add(node);
    if (node.kind === 'list') for (const item of node.items) this.refuseInfinite(item, seen);
    if (node.kind === 'map')
      for (const { value } of node.entries.values()) this.refuseInfinite(value, seen);
    if (node.kind === 'scalar' && this.infinite.has(node))
      throw refusal(`json: unsupported value: ${node.text}`, node);
  }

  private build(node: YamlNode): PlacedNode {
    if (node.kind === 'scalar') return this.placeScalar(node);
    if (node.kind === 'alias') return this.buildAlias(node);
    return node.kind === 'map' ? this.buildMap(node) : this.buildList(node);
  }

  private placeScalar(scalar: YamlScalar): PlacedScalar {
    const { start, end, text, style } = scalar;
    const { value, exact } = resolve(scalar);
    const plain: PlacedScalar = { kind: 'scalar', start, end, value, text, style };
    const placed = exact === undefined ? plain : { ...plain, exact };
    if (typeof value === 'number' && !Number.isFinite(value)) this.infinite.add(placed);
    return placed;
  }

  /** Built once, however often it is used. */
  private buildAlias(alias: YamlAlias): PlacedNode {
    const { target, name } = alias;
    if (target === undefined) throw refusal(`anchor '${name}' value contains itself`, alias);
    const known = this.aliased.get(target);
    if (known !== undefined) return known;
    const before = this.duplicates.length;
    const placed = this.build(target);
    // Reported where the anchor stands.
    this.duplicates.length = before;
    this.aliased.set(target, placed);
    return placed;
  }

  private buildList({ start, end, items }: YamlList): PlacedList {
    const placed = items.map((item, index) => this.at(index, () => this.build(item)));
    return { kind: 'list', start, end, items: placed };
  }

  private at<T>(step: string | number, build: () => T): T {
    this.path.push(step);
    const built = build();
    this.path.pop();
    return built;
  }

  private buildMap({ start, end, pairs }: YamlMap): PlacedMap {
    const entries: Entries = { found: new Map(), converted: new Set() };
    for (const pair of pairs) {
      if (isMergeKey(pair.key)) this.merge(pair.value, entries);
      else this.addPair(pair, entries);
    }
    return { kind: 'map', start, end, entries: entries.found };
  }

  private addPair({ key, value }: YamlPair, entries: Entries): void {
    const resolved = resolveKey(key);
    const name = keyText(resolved);
    if (name === undefined) throw refusal('unsupported map key', key);
    const placed = this.at(name, () => this.build(value));
    const entry = { keyStart: key.start, value: placed };
    this.put(entries, name, entry, typeof resolved.value !== 'string');
  }

  /** The last one wins, also against merged keys: goyaml v2 sets them in the order they come. */
  private put(entries: Entries, name: string, entry: PlacedEntry, isConverted: boolean): void {
    const before = entries.found.get(name);
    if (before !== undefined && entries.converted.has(name) === isConverted) {
      const places = { first: before.keyStart, second: entry.keyStart };
      this.duplicates.push({ path: [...this.path, name], ...places });
    }
    if (isConverted) entries.converted.add(name);
    entries.found.set(name, entry);
  }

  /** Lists are merged backwards, so that earlier maps take precedence. */
  private merge(value: YamlNode, into: Entries): void {
    const parts = value.kind === 'list' ? [...value.items].reverse() : [value];
    for (const part of parts) {
      const map = isMergeable(part) ? this.build(part) : undefined;
      if (map?.kind !== 'map') throw refusal('map merge requires map or sequence of maps', value);
      for (const [name, entry] of map.entries)
        this.put(into, name, entry, into.converted.has(name));
    }
  }
}

/** What kubeadm turns into text first: of `kind: .inf` it makes the kind `+Inf`. */
function headsOf(root: PlacedNode): PlacedNode[] {
  const entries = root.kind === 'map' ? root.entries : new Map<string, PlacedEntry>();
  return ['apiVersion', 'kind'].flatMap((name) => entries.get(name)?.value ?? []);
}

function isMergeKey(key: YamlNode): boolean {
  if (key.kind !== 'scalar' || key.text !== '<<') return false;
  return key.tag === MERGE_TAG || (key.tag === '' && key.style === 'plain');
}

const isMergeable = (node: YamlNode): boolean =>
  node.kind === 'map' || (node.kind === 'alias' && node.target?.kind === 'map');

function resolveKey(key: YamlNode): Resolved {
  const scalar = key.kind === 'alias' ? key.target : key;
  if (scalar?.kind !== 'scalar') throw refusal('invalid map key', key);
  return resolve(scalar);
}

function resolve(scalar: YamlScalar): Resolved {
  const { tag, text, style } = scalar;
  if (tag === '') return style === 'plain' ? resolvePlain(text) : { tag: 'str', value: text };
  const resolved = resolveTagged(tag, text);
  if (resolved === undefined) throw refusal(`cannot decode \`${text}\` as a ${tag}`, scalar);
  return resolved;
}

const refusal = (detail: string, node: { readonly start: number }): TextFailure =>
  new TextFailure('invalid-yaml', detail, node.start);
