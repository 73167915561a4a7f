/**
 * Records which texts the real parsers take, by type of flag: `tsx conformance/facts/flag-values.ts`.
 * Every flag of every component is set to every text of recorded/flag-values.json.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { releaseOf } from '../binaries/releases';
import { answersOf, COMPONENTS, etcdProgram, kubernetesProgram } from './component-dump';
import { describeFlag } from './flag-types';

const FILE = path.join(__dirname, 'recorded/flag-values.json');

/** Old and new pflag; the etcd releases with all of its types. */
const MINORS = [30, 36];
const ETCD_RELEASES = ['3.5.24', '3.6.8'];

interface Recording {
  readonly texts: readonly string[];
  /** Type → one letter a text: `y` where it is taken. */
  readonly taken: Record<string, string>;
}

const { texts } = JSON.parse(readFileSync(FILE, 'utf8')) as Recording;

const programs = [
  ...MINORS.flatMap((minor) =>
    COMPONENTS.map((component) => kubernetesProgram(releaseOf(minor), component)),
  ),
  ...ETCD_RELEASES.map(etcdProgram),
];

const taken: Record<string, string> = {};
for (const program of programs) {
  const { listing, answers } = answersOf(program, texts);
  for (const [name, flag] of Object.entries(listing.flags)) {
    const type = describeFlag(flag).split(' ')[0] ?? '';
    // It may be set only once.
    if (type === 'sloppyCidrs') continue;
    const letters = answers.get(name) ?? '';
    if ((taken[type] ?? letters) !== letters) throw new Error(`${name} is no ${type}`);
    taken[type] = letters;
  }
}
const sorted = Object.fromEntries(Object.entries(taken).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(FILE, `${JSON.stringify({ texts, taken: sorted }, null, 1)}\n`);
