import type { App, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Finding } from '../../diag/finding';
import { type Artifact, producerOf } from '../../emit/artifact';
import { joinDocuments, serializeApiObject } from '../../emit/yaml/api-object';
import { findClashes } from '../../synth/output-path';
import {
  constructRefuses,
  dependencyCycle,
  dependencyOutsideCharts,
  objectNotRendered,
  sameFile,
} from './app-findings';
import {
  type RenderedObject,
  RenderedTree,
  type UnrenderedObject,
  withRendering,
} from './collect-objects';
import { type Dependencies, readDependencies } from './dependencies';
import { type FileLayout, layOutFiles, type OrderedChart } from './object-files';
import { TreeOrder } from './order';
import { flattenTree, type Tree } from './tree';
import { DependencyCycle } from './walk';

/** Where API objects go; node files name their own folder. */
export const MANIFESTS = 'manifests/';

/** One file, and whom a finding about it names. */
interface OwnedArtifact extends Artifact {
  readonly owner: IConstruct;
}

/** One synth of one app: everything is rendered once, in memory. */
export class Synthesis {
  readonly rendering: RenderedTree;
  private readonly tree: Tree;
  private readonly dependencies: Dependencies;
  private readonly unwritable: UnrenderedObject[] = [];

  constructor(
    private readonly app: App,
    private readonly layout: Pick<FileLayout, 'type' | 'extension'>,
  ) {
    this.tree = flattenTree(app);
    this.rendering = new RenderedTree(this.tree.constructs);
    this.dependencies = readDependencies(this.tree);
  }

  /** What is wrong with the program itself, before any question of Kubernetes. */
  check(): Finding[] {
    const order = this.checkOrder();
    return [
      ...this.checkConstructs(),
      ...this.failures.map((each) => objectNotRendered(each.apiObject, each.reason)),
      ...this.dependencies.outsideCharts.map((at) => dependencyOutsideCharts(this.construct(at))),
      ...order,
    ];
  }

  private checkConstructs(): Finding[] {
    const findings: Finding[] = [];
    for (const construct of this.tree.constructs) {
      for (const message of construct.node.validate()) {
        findings.push(constructRefuses(construct, message));
      }
    }
    return findings;
  }

  /** A circle leaves nothing to look for files in. */
  private checkOrder(): Finding[] {
    try {
      return this.checkFiles();
    } catch (error) {
      if (!(error instanceof DependencyCycle)) throw error;
      return [this.describe(error)];
    }
  }

  private describe({ positions }: DependencyCycle): Finding {
    return dependencyCycle(positions.map((at) => this.construct(at)));
  }

  private checkFiles(): Finding[] {
    const files = this.artifacts;
    return findClashes(files.map(({ path }) => path)).flatMap(({ first, second }) => {
      const [one, other] = [files[first], files[second]];
      return one && other ? [sameFile(other.path, one.owner, other.owner)] : [];
    });
  }

  /** Objects without JSON, and, once files were made, those whose JSON holds what is no data. */
  get failures(): readonly UnrenderedObject[] {
    return [...this.rendering.failures, ...this.unwritable];
  }

  private rendered: readonly OwnedArtifact[] | undefined;

  /** Every file. Throws a DependencyCycle. */
  get artifacts(): readonly OwnedArtifact[] {
    this.rendered ??= [...this.renderObjects(), ...this.produce()];
    return this.rendered;
  }

  private renderObjects(): OwnedArtifact[] {
    const isNumbered = this.dependencies.chartsAreOrdered;
    const serialize = (objects: readonly RenderedObject[]) => this.serialize(objects);
    const files = layOutFiles(this.orderCharts(), { ...this.layout, isNumbered, serialize });
    return files.map((file) => ({ ...file, path: MANIFESTS + file.path }));
  }

  private produce(): OwnedArtifact[] {
    const producers = () =>
      this.tree.constructs.flatMap((owner) =>
        (producerOf(owner)?.produceArtifacts() ?? []).map((artifact) => ({ ...artifact, owner })),
      );
    return withRendering(this.app, this.rendering, producers);
  }

  /** Charts and their objects in the order they are to be applied. Throws a DependencyCycle. */
  orderCharts(): readonly OrderedChart[] {
    try {
      this.ordered ??= this.orderAll();
      return this.ordered;
    } catch (error) {
      if (error instanceof DependencyCycle) error.message = this.describe(error).message;
      throw error;
    }
  }

  private ordered: readonly OrderedChart[] | undefined;

  private orderAll(): OrderedChart[] {
    const order = new TreeOrder(this.tree, this.dependencies);
    return order.orderCharts().map((chart) => ({
      chart: this.construct(chart) as Chart,
      objects: this.listRendered(order.orderObjects(chart)),
    }));
  }

  private listRendered(positions: readonly number[]): RenderedObject[] {
    const objects: RenderedObject[] = [];
    for (const at of positions) {
      const rendered = this.rendering.byPosition[at];
      if (rendered) objects.push(rendered);
    }
    return objects;
  }

  /** Objects as one text. Those that hold what is no data are left out and count as failures. */
  serialize(objects: readonly RenderedObject[]): string {
    const texts: string[] = [];
    for (const { apiObject, json } of objects) {
      try {
        texts.push(serializeApiObject(json));
      } catch (error) {
        this.unwritable.push({ apiObject, reason: (error as Error).message });
      }
    }
    return joinDocuments(texts);
  }

  private construct(at: number): IConstruct {
    const construct = this.tree.constructs[at];
    if (construct === undefined) throw new RangeError(`no construct at ${at}`);
    return construct;
  }
}
