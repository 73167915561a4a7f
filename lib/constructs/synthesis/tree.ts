import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';

/** A construct tree as flat lists: parents before children, a subtree is a run of positions. */
export interface Tree {
  readonly constructs: readonly IConstruct[];
  /** Position of the parent; -1 for the root. */
  readonly parents: Int32Array;
  /** Position of the nearest chart, the construct itself included; -1 above all charts. */
  readonly charts: Int32Array;
  /** First position behind the subtree. */
  readonly ends: Int32Array;
  readonly isChart: readonly boolean[];
  readonly isObject: readonly boolean[];
}

/** Without recursion, so that deep trees are no problem. */
export function flattenTree(root: IConstruct): Tree {
  const constructs: IConstruct[] = [];
  const parents: number[] = [];
  const waiting: IConstruct[] = [root];
  const waitingParents: number[] = [-1];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const position = constructs.push(next) - 1;
    parents.push(waitingParents.pop() ?? -1);
    const { children } = next.node;
    for (let index = children.length - 1; index >= 0; index--) {
      waiting.push(children[index] as IConstruct);
      waitingParents.push(position);
    }
  }
  return describe(constructs, Int32Array.from(parents));
}

function describe(constructs: readonly IConstruct[], parents: Int32Array): Tree {
  const isObject = constructs.map((construct) => ApiObject.isApiObject(construct));
  const isChart = constructs.map((construct, at) => !isObject[at] && Chart.isChart(construct));
  const charts = new Int32Array(constructs.length);
  for (let at = 0; at < constructs.length; at++) {
    charts[at] = isChart[at] ? at : (charts[parents[at] ?? -1] ?? -1);
  }
  return { constructs, parents, charts, ends: findEnds(parents), isChart, isObject };
}

function findEnds(parents: Int32Array): Int32Array {
  const ends = parents.map((_, at) => at + 1);
  for (let at = parents.length - 1; at > 0; at--) {
    const parent = parents[at] ?? 0;
    ends[parent] = Math.max(ends[parent] ?? 0, ends[at] ?? 0);
  }
  return ends;
}

/** The API objects of a subtree that have the same chart as its top: what a dependency on it means. */
export function objectsBelow(tree: Tree, top: number): number[] {
  const objects: number[] = [];
  const end = tree.ends[top] ?? top;
  for (let at = top; at < end; ) {
    if (tree.isChart[at] && at !== top) {
      at = tree.ends[at] ?? end;
    } else {
      if (tree.isObject[at]) objects.push(at);
      at++;
    }
  }
  return objects;
}
