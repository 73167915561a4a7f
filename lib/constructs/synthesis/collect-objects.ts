import { ApiObject, App, type Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { JsonObject } from '../../model/document';
import { PlainObjects } from './plain-object';

/** One API object as it will be written. */
export interface RenderedObject {
  readonly apiObject: ApiObject;
  readonly chart: Chart;
  readonly json: JsonObject;
}

/** An object that could not be rendered, and why: a resolver or a `Lazy` threw, a value is no data. */
export interface UnrenderedObject {
  readonly apiObject: ApiObject;
  readonly reason: string;
}

/** Rendering is the dearest part of a synth, so the check and the writer share one. */
export class RenderedTree {
  readonly objects: RenderedObject[] = [];
  readonly failures: UnrenderedObject[] = [];
  /** By the position of the construct in the list that was given. */
  readonly byPosition: (RenderedObject | undefined)[] = [];
  private readonly plain: PlainObjects | undefined;

  constructor(readonly constructs: readonly IConstruct[]) {
    const [root] = constructs;
    this.plain = root instanceof App ? new PlainObjects(root) : undefined;
    for (const construct of constructs) {
      const apiObject = ApiObject.isApiObject(construct) ? (construct as ApiObject) : undefined;
      this.byPosition.push(apiObject && this.render(apiObject));
    }
  }

  private render(apiObject: ApiObject): RenderedObject | undefined {
    try {
      const json = this.plain?.render(apiObject) ?? (apiObject.toJson() as JsonObject);
      const object = { apiObject, chart: apiObject.chart, json };
      this.objects.push(object);
      return object;
    } catch (error) {
      this.failures.push({ apiObject, reason: reasonOf(error) });
      return undefined;
    }
  }
}

/** cdk8s wraps the reason once more, with the path that a finding names anyway. */
const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(
    /^Failed serializing construct at path '[^']*' with name '[^']*': (?:Error: )?/,
    '',
  );

const running = new WeakMap<IConstruct, RenderedTree>();

/** Lets every `collectObjects` of the same root, until `work` is done, share one rendering. */
export function withRendering<T>(root: App, rendering: RenderedTree, work: () => T): T {
  running.set(root, rendering);
  try {
    return work();
  } finally {
    running.delete(root);
  }
}

/** Every construct and API object below `root`, parents first. What cannot be rendered is left out. */
export const collectTree = (root: IConstruct): RenderedTree =>
  running.get(root) ?? new RenderedTree(root.node.findAll());

export const collectObjects = (root: IConstruct): readonly RenderedObject[] =>
  collectTree(root).objects;
