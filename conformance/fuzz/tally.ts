import type { Comparison } from './compare';

/** How many inputs each judge was asked about, and how many it took. */
export class FuzzTally {
  private inputs = 0;
  private readonly asked = new Map<string, { taken: number; all: number }>();

  /** What is for no judge is no input. */
  add(comparisons: readonly Comparison[]): void {
    this.inputs += Number(comparisons.length > 0);
    for (const { word, real } of comparisons) {
      const count = this.asked.get(word) ?? { taken: 0, all: 0 };
      this.asked.set(word, { taken: count.taken + Number(real.accepted), all: count.all + 1 });
    }
  }

  get count(): number {
    return this.inputs;
  }

  /** Of the first judge: what is nearly always taken, or refused, tests little. */
  get acceptedShare(): number {
    const [first = { taken: 0, all: 0 }] = this.asked.values();
    return first.taken / first.all;
  }

  render(seconds: number): string {
    const shares = [...this.asked].map(
      ([word, { taken, all }]) => `${word} accepts ${Math.round((100 * taken) / all)} % of ${all}`,
    );
    return [`${this.inputs} inputs (${(this.inputs / seconds).toFixed(1)}/s)`, ...shares].join(
      ', ',
    );
  }
}
