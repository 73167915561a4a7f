import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Check } from './check';
import { dig } from './dns';
import { type Probe, printsAll, runProbes, wordsOf } from './probe';
import { surveyOf } from './survey';

/** Every name of `expected/dns.txt` resolves to what stands beside it. */
export const dnsList: Check = {
  name: 'DNS list',
  async run(cluster) {
    const [from] = (await surveyOf(cluster)).echoes;
    const founder = [...cluster.nodes.values()][0]?.name ?? '';
    const file = path.join(cluster.output, 'nodes', founder, 'expected/dns.txt');
    const rows = parseDnsTable(readFileSync(file, 'utf8'));
    if (!from || rows.length === 0) throw new Error('nobody to ask, or no names');
    const probes = sameQuestions(rows).map((question) => ({
      ...question,
      from: from.client,
    }));
    return runProbes(this.name, probes);
  },
};

interface DnsRow {
  readonly name: string;
  readonly type: string;
  readonly answer: string;
}

/** The lines below the heading. */
export const parseDnsTable = (text: string): DnsRow[] =>
  text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#') && !/^name +type/.test(line))
    .map((line) => {
      const [, name = '', type = '', answer = ''] = /^(\S+) +(\S+) +(.*)$/.exec(line) ?? [];
      return { name, type, answer };
    });

/** One question may have several answers: they come together. */
function sameQuestions(rows: readonly DnsRow[]): Omit<Probe, 'from'>[] {
  const questions = new Map<string, string[]>();
  for (const { name, type, answer } of rows) {
    const key = `${name} ${type}`;
    questions.set(key, [...(questions.get(key) ?? []), answer]);
  }
  return [...questions].map(([name, answers]) => {
    const [host = '', type = ''] = name.split(' ');
    return { name, command: dig(`${host}.`, type), judge: judgeOf(type, answers) };
  });
}

function judgeOf(type: string, answers: readonly string[]): Probe['judge'] {
  if (answers.some((answer) => answer.startsWith('('))) {
    return (answer) => (wordsOf(answer).length > 0 ? undefined : 'no answer');
  }
  if (type !== 'SRV') return printsAll(answers);
  const wanted = linesOf(answers.join('\n'));
  return ({ stdout }) => {
    // Priority and weight are not predicted.
    const got = linesOf(stdout.replace(/^\d+ \d+ /gm, ''));
    return got === wanted ? undefined : `printed ${got}, not ${wanted}`;
  };
}

/** CoreDNS shuffles answers. */
const linesOf = (text: string): string => text.trim().split('\n').sort().join('\n');
