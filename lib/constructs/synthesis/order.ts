import type { Dependencies } from './dependencies';
import { objectsBelow, type Tree } from './tree';
import { Walk } from './walk';

/** A part of the tree that is put in order by itself: the whole app, or one chart. */
interface Scope {
  readonly first: number;
  readonly end: number;
}

/*
 * cdk8s draws an edge from every object of the waiting group to every object of the other one.
 * Here two virtual points per group stand for all of these edges, so the work stays linear:
 *
 *     object ──► begin(group) ──► all(other) ──► each object of the other group
 *                     └─────────► begin(group around it, same chart)
 *
 * Visiting them depth-first in the same order gives the order cdk8s gives.
 */
export class TreeOrder {
  private readonly count: number;
  private readonly groups = new Map<number, readonly number[]>();
  /** Positions of all constructs that wait for others, ascending. */
  private readonly sources: readonly number[];

  constructor(
    private readonly tree: Tree,
    private readonly dependencies: Dependencies,
  ) {
    this.count = tree.constructs.length;
    this.sources = [...dependencies.targets.keys()].sort((left, right) => left - right);
  }

  /** Every chart after the charts it waits for. Throws a DependencyCycle. */
  orderCharts(): number[] {
    return this.orderScope({ first: 0, end: this.count }).filter((at) => this.tree.isChart[at]);
  }

  /** The objects of one chart, each after those it waits for. */
  orderObjects(chart: number): number[] {
    const scope = { first: chart, end: this.tree.ends[chart] ?? chart };
    if (this.sourcesIn(scope).length === 0) return objectsBelow(this.tree, chart);
    const ordered = this.orderScope(scope);
    return ordered.filter((at) => this.tree.isObject[at] && this.tree.charts[at] === chart);
  }

  private orderScope(scope: Scope): number[] {
    const sources = this.sourcesIn(scope);
    const roots = this.listRoots(scope, sources);
    if (sources.length === 0) return roots;
    const walk = new Walk(this.count, (point) => this.successorsOf(point, scope));
    for (const root of roots) walk.visit(root);
    // In a circle nobody is a root.
    for (let at = scope.first; at < scope.end; at++) walk.visit(at);
    return walk.visited;
  }

  private sourcesIn({ first, end }: Scope): readonly number[] {
    if (first === 0) return this.sources;
    const sources: number[] = [];
    for (let at = lowerBound(this.sources, first); (this.sources[at] ?? end) < end; at++) {
      sources.push(this.sources[at] ?? end);
    }
    return sources;
  }

  /** What nothing in the scope waits for. JavaScript lists whole numbers as names before all others. */
  private listRoots(scope: Scope, sources: readonly number[]): number[] {
    const waitedFor = this.listWaitedFor(scope, sources);
    const roots: number[] = [];
    for (let at = scope.first; at < scope.end; at++) if (!waitedFor.has(at)) roots.push(at);
    const isNumber = (at: number) => Number(isNumberedRoot(this.tree, at));
    if (scope.first > 0 || !roots.some(isNumber)) return roots;
    return roots.sort((left, right) => isNumber(right) - isNumber(left));
  }

  private listWaitedFor(scope: Scope, sources: readonly number[]): Set<number> {
    const waitedFor = new Set<number>();
    const selves = new Map<number, number | undefined>();
    for (const source of sources) {
      for (const target of this.targetsIn(source, scope)) {
        waitedFor.add(target);
        this.spreadWait(source, target, selves, waitedFor);
      }
    }
    return waitedFor;
  }

  /**
   * Every object of the target is waited for, save one that is alone in waiting for its own group.
   * `selves` remembers the targets that were spread already, and whom they left out.
   */
  private spreadWait(
    source: number,
    target: number,
    selves: Map<number, number | undefined>,
    waitedFor: Set<number>,
  ): void {
    const waiting = this.groupOf(source);
    const isFirst = !selves.has(target);
    if (waiting.length === 0 || (!isFirst && selves.get(target) === undefined)) return;
    const group = this.groupOf(target);
    const only = waiting.length === 1 ? waiting[0] : undefined;
    const isSelf =
      only !== undefined && (isFirst ? group.includes(only) : selves.get(target) === only);
    selves.set(target, isSelf ? only : undefined);
    for (const object of group) if (!isSelf || object !== only) waitedFor.add(object);
  }

  private targetsIn(source: number, { first, end }: Scope): readonly number[] {
    const targets = this.dependencies.targets.get(source) ?? [];
    return first === 0 ? targets : targets.filter((at) => at >= first && at < end);
  }

  private groupOf(top: number): readonly number[] {
    const known = this.groups.get(top);
    if (known) return known;
    const group = objectsBelow(this.tree, top);
    this.groups.set(top, group);
    return group;
  }

  /** Points: a construct is its position, begin(group) and all(group) lie one and two counts above. */
  private successorsOf(point: number, scope: Scope): readonly number[] {
    if (point >= 2 * this.count) return this.groupOf(point - 2 * this.count);
    if (point >= this.count) return this.successorsOfBegin(point - this.count, scope);
    const direct = this.targetsIn(point, scope);
    return this.tree.isObject[point] ? [...direct, this.count + point] : direct;
  }

  private successorsOfBegin(group: number, scope: Scope): number[] {
    const around = this.tree.isChart[group] ? [] : [this.count + (this.tree.parents[group] ?? 0)];
    return [...around, ...this.targetsIn(group, scope).map((target) => 2 * this.count + target)];
  }
}

const isNumberedRoot = (tree: Tree, at: number): boolean =>
  tree.parents[at] === 0 && /^(?:0|[1-9]\d{0,8})$/.test(tree.constructs[at]?.node.id ?? '');

function lowerBound(ascending: readonly number[], value: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? value) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
