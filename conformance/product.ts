import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { runCli } from '../lib/cli/run';
import { releaseOf } from './binaries/releases';
import { withRoot } from './judges/sandbox';

/** The parts of `check --format json` that judges compare. */
interface Report {
  readonly findings: ReadonlyArray<{ readonly refusedBy: readonly string[] }>;
}

/**
 * The judges that refuse a file, says `check`. The command line runs inside this process: thousands
 * of cases would mean thousands of starts.
 */
export function predictRefusals(text: string, extension: string, minor: number): Set<string> {
  return withRoot((root) => {
    const file = path.join(root, `judged.${extension}`);
    writeFileSync(file, text);
    const { findings } = report(file, releaseOf(minor).version);
    return new Set(findings.flatMap(({ refusedBy }) => refusedBy));
  });
}

function report(file: string, version: string): Report {
  let output = '';
  let errors = '';
  const args = ['check', file, '--format', 'json', '--kubeadm-version', version];
  const code = runCli(args, {
    out: (text) => {
      output += text;
    },
    err: (text) => {
      errors += text;
    },
    cwd: path.dirname(file),
    env: {},
    isTerminal: false,
    now: () => 0,
    readStdin: () => new Uint8Array(),
  });
  if (output === '') throw new Error(`check ended with ${code}: ${errors}`);
  return JSON.parse(output) as Report;
}
