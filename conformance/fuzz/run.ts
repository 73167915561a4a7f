/**
 * Puts generated inputs to the product and to a real component:
 * `npm run conformance:fuzz -- --judge kubeadm --count 20000 --seed 1 [--minors 30,36]
 * [--budget-seconds 600] [--stop-after 10] [--save]`. `--save` makes corpus cases of what is found.
 */
import { setImmediate } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { minorsIn } from '../cases';
import { essence } from '../judges/essence';
import { missingPrivilege, removeOrphanedRoots } from '../judges/sandbox';
import { type Comparison, compare } from './compare';
import { type Disagreement, shrink } from './disagreement';
import { saveCase } from './save';
import { FuzzTally } from './tally';
import type { FuzzTarget } from './target';
import { FUZZ_TARGETS } from './targets';

const { values: options } = parseArgs({
  options: {
    judge: { type: 'string' },
    count: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    minors: { type: 'string' },
    'budget-seconds': { type: 'string', default: 'Infinity' },
    'stop-after': { type: 'string', default: '20' },
    save: { type: 'boolean', default: false },
  },
});

const SHARE_ACCEPTED = [0.25, 0.75] as const;
const seed = Number(options.seed);

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
const seedAt = (minor: number): number => seed * 100 + minor;

/** Each minor has a stream of its own; a round takes one text from each. */
function* inputsFor(target: FuzzTarget, minors: readonly number[], count: number): Iterable<Input> {
  const numRuns = Math.ceil(count / minors.length);
  const streams = minors.map((minor) =>
    fc.sample(target.texts(minor), { seed: seedAt(minor), numRuns }),
  );
  for (let nth = 0; nth < count; nth += 1) {
    const [stream, index] = [nth % minors.length, Math.floor(nth / minors.length)];
    const [text, minor] = [streams[stream]?.[index], minors[stream]];
    if (text !== undefined && minor !== undefined) yield { text, minor, index };
  }
}

async function run(target: FuzzTarget): Promise<number> {
  const minors = options.minors ? minorsIn(options.minors) : target.minors;
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  const tally = new FuzzTally();
  let disagreements = 0;
  for (const input of inputsFor(target, minors, Number(options.count))) {
    const comparisons = compare(target, input.text, input.minor);
    tally.add(comparisons);
    if (comparisons.some(({ agrees }) => !agrees)) disagreements += Number(report(target, input));
    if (tally.count % 1000 === 0) console.error(tally.render(seconds()));
    if (seconds() > Number(options['budget-seconds'])) break;
    if (disagreements >= Number(options['stop-after']) || isInterrupted) break;
    // An interrupt is heard in between.
    await setImmediate();
  }
  console.log(`${tally.render(seconds())}, ${disagreements} disagreements, seed ${seed}`);
  return disagreements > 0 || !isBalanced(tally.acceptedShare) ? 1 : 0;
}

function isBalanced(share: number): boolean {
  const [least, most] = SHARE_ACCEPTED;
  if (share >= least && share <= most) return true;
  console.error(`the generator is lopsided: accepted are ${(100 * share).toFixed(0)} %`);
  return false;
}

/** False where the real program, asked itself, does not say what its stand-in said. */
function report(target: FuzzTarget, input: Input): boolean {
  const position = { seed: seedAt(input.minor), index: input.index };
  const { text, minor } = shrink(target, input, position);
  const comparisons = compare(target, text, minor, target.confirmedBy ?? target.judges);
  const isReal = comparisons.some(({ agrees }) => !agrees);
  console.log(
    `\n=== 1.${minor}, seed ${seed}, index ${input.index}${isReal ? '' : ', NOT CONFIRMED'}`,
  );
  console.log(text.replace(/^/gm, '  | '));
  for (const comparison of comparisons) console.log(describe(comparison));
  if (options.save && isReal) {
    console.log(`saved as ${saveCase(target.name, target.extension, text, comparisons)}`);
  }
  return isReal;
}

function describe({ word, real, agrees }: Comparison): string {
  const verdict = real.accepted ? 'accepts' : `refuses: ${essence(real.says)}`;
  return `${agrees ? 'agreed' : 'WE DIFFER'}: ${word} ${verdict}`;
}

async function main(): Promise<number> {
  const missing = missingPrivilege();
  if (missing) throw new Error(missing);
  removeOrphanedRoots();
  const target = FUZZ_TARGETS.find(({ name }) => name === options.judge);
  const names = FUZZ_TARGETS.map(({ name }) => name).join(', ');
  if (!target) throw new Error(`--judge takes one of ${names}`);
  return run(target);
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
