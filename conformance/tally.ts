export type Outcome = 'passed' | 'failed' | 'skipped';

/** One question that was put to a real component, or could not be. */
export interface Result {
  readonly suite: string;
  readonly name: string;
  readonly outcome: Outcome;
  /** What differs, or why nobody was asked. */
  readonly detail?: string;
}

export const passed = (suite: string, name: string): Result => ({ suite, name, outcome: 'passed' });

export const failed = (suite: string, name: string, detail: string): Result => ({
  suite,
  name,
  outcome: 'failed',
  detail,
});

export const skipped = (suite: string, name: string, detail: string): Result => ({
  suite,
  name,
  outcome: 'skipped',
  detail,
});

/** Passed when there is nothing to say against it. */
export const judged = (suite: string, name: string, detail: string | undefined): Result =>
  detail === undefined ? passed(suite, name) : failed(suite, name, detail);

/** A suite asks one question after the other, so that an interrupt is heard in between. */
export type Suite = (minors: readonly number[]) => Iterable<Result>;

const count = (results: readonly Result[], outcome: Outcome): number =>
  results.filter((result) => result.outcome === outcome).length;

/** A line per suite, then everything that did not pass, then the numbers. */
export function renderTally(results: readonly Result[]): string {
  const suites = [...new Set(results.map(({ suite }) => suite))];
  const rows = suites.map((suite) =>
    renderRow(
      suite,
      results.filter((r) => r.suite === suite),
    ),
  );
  const others = results.filter(({ outcome }) => outcome !== 'passed').map(renderResult);
  return [HEADING, ...rows, '', ...others, renderNumbers(results)].join('\n');
}

const HEADING = `${'suite'.padEnd(40)} passed failed skipped`;

function renderRow(suite: string, results: readonly Result[]): string {
  const column = (outcome: Outcome) => String(count(results, outcome)).padStart(6);
  return `${suite.padEnd(40)} ${column('passed')} ${column('failed')} ${column('skipped')}`;
}

function renderResult({ suite, name, outcome, detail = '' }: Result): string {
  return `${outcome.toUpperCase()} ${suite}: ${name}\n${detail.replace(/^/gm, '    ')}`;
}

function renderNumbers(results: readonly Result[]): string {
  const skips = count(results, 'skipped');
  const numbers = `${count(results, 'passed')} passed, ${count(results, 'failed')} failed`;
  return skips === 0 ? numbers : `${numbers}, ${skips} skipped`;
}
