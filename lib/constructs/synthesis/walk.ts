/** Constructs that wait for each other, in a circle; the first one is not repeated at the end. */
export class DependencyCycle extends Error {
  constructor(readonly positions: readonly number[]) {
    super('dependency cycle');
  }
}

/** One construct or virtual point on the way down, with what is still to be visited below it. */
interface Step {
  readonly point: number;
  readonly successors: readonly number[];
  next: number;
  /** The nearest construct at or above the point. */
  readonly owner: number;
  /** A virtual point that is open further up already. */
  readonly isAgain: boolean;
  /** A virtual point that left its owner out: others must visit it again. */
  isPartial: boolean;
}

/**
 * Depth-first, what is waited for before those who wait, with a stack of its own.
 * Points below `count` are constructs; those above stand for many edges between constructs.
 */
export class Walk {
  /** Constructs, in the order they were finished. */
  readonly visited: number[] = [];
  private readonly done = new Set<number>();
  private readonly open = new Set<number>();
  private readonly steps: Step[] = [];

  constructor(
    private readonly count: number,
    private readonly successorsOf: (point: number) => readonly number[],
  ) {}

  visit(root: number): void {
    if (this.done.has(root)) return;
    this.enter(root, root);
    for (let step = this.steps.at(-1); step !== undefined; step = this.steps.at(-1)) {
      const point = step.successors[step.next++];
      if (point === undefined) this.leave(step);
      else if (!this.done.has(point)) this.approach(point, step);
    }
  }

  /** An object does not wait for itself, although it may belong to the group it waits for. */
  private approach(point: number, from: Step): void {
    const isConstruct = point < this.count;
    if (!isConstruct || !this.open.has(point)) this.enter(point, isConstruct ? point : from.owner);
    else if (point === from.owner && from.point >= this.count) this.leaveOwnerOut();
    else throw new DependencyCycle(this.listCycle(point));
  }

  private leaveOwnerOut(): void {
    for (let at = this.steps.length - 1; at >= 0; at--) {
      const step = this.steps[at];
      if (step === undefined || step.point < this.count) return;
      step.isPartial = true;
    }
  }

  private enter(point: number, owner: number): void {
    const isAgain = this.open.has(point);
    this.open.add(point);
    const successors = this.successorsOf(point);
    this.steps.push({ point, successors, next: 0, owner, isAgain, isPartial: false });
  }

  private leave({ point, isAgain, isPartial }: Step): void {
    this.steps.pop();
    if (isAgain) return;
    this.open.delete(point);
    if (isPartial) return;
    this.done.add(point);
    if (point < this.count) this.visited.push(point);
  }

  private listCycle(point: number): number[] {
    const path = this.steps.map((step) => step.point).filter((at) => at < this.count);
    return path.slice(path.lastIndexOf(point));
  }
}
