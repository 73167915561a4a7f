import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { minorsIn } from '../cases';
import { type CommandLine, oneOf, runCommand } from '../command-line';
import { essence } from '../judges/essence';
import { missingPrivilege, removeOrphanedRoots } from '../judges/sandbox';
import { type Comparison, compare } from './compare';
import { type Disagreement, shrink } from './disagreement';
import { saveCase } from './save';
import { FuzzTally } from './tally';
import type { FuzzTarget } from './target';
import { FUZZ_TARGETS } from './targets';

const JUDGES = FUZZ_TARGETS.map(({ name }) => name);

const USE = `npm run conformance:fuzz -- --judge ${JUDGES.join('|')} [--count 1000] [--seed 1]
       [--minors 30,36] [--budget-seconds N] [--stop-after 20] [--save]

Puts generated inputs to the product and to a real component, and shrinks what differs.
Needs Linux and root.

--save  makes corpus cases of what is found`;

const OPTIONS = {
  judge: { type: 'string', default: '' },
  count: { type: 'string', default: '1000' },
  seed: { type: 'string', default: '1' },
  minors: { type: 'string' },
  'budget-seconds': { type: 'string', default: 'Infinity' },
  'stop-after': { type: 'string', default: '20' },
  save: { type: 'boolean', default: false },
} as const;

type FuzzOptions = CommandLine<typeof OPTIONS>['values'];

const SHARE_ACCEPTED = [0.25, 0.75] as const;

/** What was found until then is told. */
let isInterrupted = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    isInterrupted = true;
  });
}

interface Input extends Disagreement {
  readonly index: number;
}

/** No two minors get the same texts. */
const seedAt = ({ seed }: FuzzOptions, minor: number): number => Number(seed) * 100 + minor;

/** Each minor has a stream of its own; a round takes one text from each. */
function* inputsFor(
  target: FuzzTarget,
  minors: readonly number[],
  options: FuzzOptions,
): Iterable<Input> {
  const count = Number(options.count);
  const numRuns = Math.ceil(count / minors.length);
  const streams = minors.map((minor) =>
    fc.sample(target.texts(minor), { seed: seedAt(options, minor), numRuns }),
  );
  for (let nth = 0; nth < count; nth += 1) {
    const [stream, index] = [nth % minors.length, Math.floor(nth / minors.length)];
    const [text, minor] = [streams[stream]?.[index], minors[stream]];
    if (text !== undefined && minor !== undefined) yield { text, minor, index };
  }
}

async function run(target: FuzzTarget, options: FuzzOptions): Promise<number> {
  const minors = options.minors ? minorsIn(options.minors) : target.minors;
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  const tally = new FuzzTally();
  let disagreements = 0;
  for (const input of inputsFor(target, minors, options)) {
    const comparisons = compare(target, input.text, input.minor);
    tally.add(comparisons);
    if (comparisons.some(({ agrees }) => !agrees))
      disagreements += Number(report(target, input, options));
    if (tally.count % 1000 === 0) console.error(tally.render(seconds()));
    if (seconds() > Number(options['budget-seconds'])) break;
    if (disagreements >= Number(options['stop-after']) || isInterrupted) break;
    // An interrupt is heard in between.
    await setImmediate();
  }
  console.log(`${tally.render(seconds())}, ${disagreements} disagreements, seed ${options.seed}`);
  return disagreements > 0 || !isBalanced(tally.acceptedShare) ? 1 : 0;
}

function isBalanced(share: number): boolean {
  const [least, most] = SHARE_ACCEPTED;
  if (share >= least && share <= most) return true;
  console.error(`the generator is lopsided: accepted are ${(100 * share).toFixed(0)} %`);
  return false;
}

/** False where the real program, asked itself, does not say what its stand-in said. */
function report(target: FuzzTarget, input: Input, options: FuzzOptions): boolean {
  const position = { seed: seedAt(options, input.minor), index: input.index };
  const { text, minor } = shrink(target, input, position);
  const comparisons = compare(target, text, minor, target.confirmedBy ?? target.judges);
  const isReal = comparisons.some(({ agrees }) => !agrees);
  console.log(
    `\n=== 1.${minor}, seed ${options.seed}, index ${input.index}${isReal ? '' : ', NOT CONFIRMED'}`,
  );
  console.log(text.replace(/^/gm, '  | '));
  for (const comparison of comparisons) console.log(describe(comparison));
  if (options.save && isReal) {
    console.log(
      `saved as ${saveCase(target.folder ?? target.name, target.extension, text, comparisons)}`,
    );
  }
  return isReal;
}

function describe({ word, real, agrees }: Comparison): string {
  const verdict = real.accepted ? 'accepts' : `refuses: ${essence(real.says)}`;
  return `${agrees ? 'agreed' : 'WE DIFFER'}: ${word} ${verdict}`;
}

runCommand({ use: USE, options: OPTIONS }, ({ values }) => {
  const name = oneOf(values.judge, JUDGES, '--judge');
  const missing = missingPrivilege();
  if (missing) throw new Error(missing);
  removeOrphanedRoots();
  const target = FUZZ_TARGETS.find((candidate) => candidate.name === name);
  return target ? run(target, values) : 1;
}).then(() => process.exit());
