/** How long one step of a boot took. */
export interface Step {
  readonly name: string;
  readonly seconds: number;
}

/** Measures the steps of one cluster. */
export class Stopwatch {
  readonly steps: Step[] = [];

  async time<T>(name: string, step: () => Promise<T>): Promise<T> {
    const start = process.hrtime.bigint();
    try {
      return await step();
    } finally {
      this.steps.push({ name, seconds: Number(process.hrtime.bigint() - start) / 1e9 });
    }
  }
}

/** One line a step, the sum last. */
export function renderSteps(name: string, steps: readonly Step[]): string {
  const total = steps.reduce((sum, { seconds }) => sum + seconds, 0);
  const rows = [...steps, { name: 'total', seconds: total }];
  return rows.map((row) => renderRow(name, row)).join('\n');
}

const renderRow = (cluster: string, { name, seconds }: Step): string =>
  `${cluster.padEnd(14)} ${name.padEnd(28)} ${seconds.toFixed(1).padStart(7)} s`;
