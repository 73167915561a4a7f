import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { runCli } from '../lib/cli/run';
import { releaseOf } from './binaries/releases';
import { withRoot } from './judges/sandbox';

/** The parts of `check --format json` that judges compare. */
interface Report {
  readonly findings: ReadonlyArray<{ readonly refusedBy: readonly string[] }>;
}

/** A file that is judged, and the files that lie beside it. */
export interface Judged {
  readonly text: string;
  readonly extension: string;
  readonly cluster?: string | undefined;
}

/**
 * The judges that refuse a file, says `check`. The command line runs inside this process: thousands
 * of cases would mean thousands of starts.
 */
export function predictRefusals({ text, extension, cluster }: Judged, minor: number): Set<string> {
  return withRoot((root) => {
    const files = [path.join(root, `judged.${extension}`)];
    writeFileSync(path.join(root, `judged.${extension}`), text);
    if (cluster !== undefined) {
      files.push(path.join(root, 'cluster.yaml'));
      writeFileSync(path.join(root, 'cluster.yaml'), cluster);
    }
    const { findings } = report(files, releaseOf(minor).version);
    return new Set(findings.flatMap(({ refusedBy }) => refusedBy));
  });
}

function report(files: readonly string[], version: string): Report {
  let output = '';
  let errors = '';
  const args = ['check', ...files, '--format', 'json', '--kubeadm-version', version];
  const code = runCli(args, {
    out: (text) => {
      output += text;
    },
    err: (text) => {
      errors += text;
    },
    cwd: path.dirname(files[0] ?? '/'),
    env: {},
    isTerminal: false,
    now: () => 0,
    readStdin: () => new Uint8Array(),
  });
  if (output === '') throw new Error(`check ended with ${code}: ${errors}`);
  return JSON.parse(output) as Report;
}
