import type { IConstruct } from 'constructs';
import type { Tree } from './tree';

/** Who waits for whom, by position in the tree, in the order cdk8s looks at it. */
export interface Dependencies {
  /** Direct ones of each construct, with what nested charts and ties across charts add to charts. */
  readonly targets: ReadonlyMap<number, readonly number[]>;
  /** Whether any chart waits for another: then file names get numbers. */
  readonly chartsAreOrdered: boolean;
  /** Constructs above all charts that have or are a dependency: cdk8s has no meaning for it. */
  readonly outsideCharts: readonly number[];
}

/**
 * Same rules as cdk8s `resolveDependencies`, without its Cartesian product: a chart waits for the
 * charts directly in it, and for every chart that something inside it waits for.
 */
export function readDependencies(tree: Tree): Dependencies {
  const targets = new Map<number, Set<number>>();
  const outsideCharts = new Set<number>();
  readDirect(tree, targets);
  const hasNested = addNestedCharts(tree, targets);
  const hasTies = addTiesAcrossCharts(tree, targets, outsideCharts);
  return {
    targets: new Map([...targets].map(([source, set]) => [source, [...set]])),
    chartsAreOrdered: hasNested || hasTies,
    outsideCharts: [...outsideCharts],
  };
}

type Targets = Map<number, Set<number>>;

function add(targets: Targets, source: number, target: number): void {
  const known = targets.get(source);
  if (known) known.add(target);
  else targets.set(source, new Set([target]));
}

/** Most programs tie nothing, and then nobody needs to know where a construct stands. */
function readDirect({ constructs }: Tree, targets: Targets): void {
  let positions: ReadonlyMap<IConstruct, number> | undefined;
  constructs.forEach((construct, source) => {
    for (const dependency of construct.node.dependencies) {
      positions ??= new Map(constructs.map((each, at) => [each, at]));
      const target = positions.get(dependency);
      if (target !== undefined) add(targets, source, target);
    }
  });
}

function addNestedCharts(tree: Tree, targets: Targets): boolean {
  let hasNested = false;
  tree.constructs.forEach((_, child) => {
    const parent = tree.parents[child] ?? -1;
    if (!tree.isChart[child] || !tree.isChart[parent]) return;
    add(targets, parent, child);
    hasNested = true;
  });
  return hasNested;
}

function addTiesAcrossCharts(tree: Tree, targets: Targets, outside: Set<number>): boolean {
  let hasTies = false;
  for (const [source, target] of listPairs(targets)) {
    const [from, to] = [tree.charts[source] ?? -1, tree.charts[target] ?? -1];
    if (from === -1) outside.add(source);
    if (to === -1) outside.add(target);
    if (from === to || from === -1 || to === -1) continue;
    add(targets, from, to);
    hasTies = true;
  }
  return hasTies;
}

/** In tree order of the sources, taken down before anything is added. */
const listPairs = (targets: Targets): (readonly [number, number])[] =>
  [...targets]
    .sort(([left], [right]) => left - right)
    .flatMap(([source, set]) => [...set].map((target) => [source, target] as const));
