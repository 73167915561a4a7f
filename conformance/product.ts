import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { runCli } from '../lib/cli/run';
import { releaseOf } from './binaries/releases';
import { withRoot } from './judges/sandbox';

/** The parts of `check --format json` that judges compare. */
interface Report {
  readonly findings: ReadonlyArray<{
    readonly code: string;
    readonly severity: string;
    readonly message: string;
    readonly refusedBy: readonly string[];
    readonly breaks: string | null;
  }>;
}

/** A file that is judged, and the files that lie beside it. */
export interface Judged {
  readonly text: string;
  readonly extension: string;
  /** @default - a name of no meaning */
  readonly path?: string;
  readonly cluster?: string | undefined;
}

/** Components that are asked like judges; findings name them in `breaks`. */
const CONTROLLERS = [
  { word: 'metallb-controller', breaks: 'MetalLB controller: ' },
  { word: 'kube-vip-provider', breaks: 'kube-vip-cloud-provider: ' },
];

/**
 * The judges that refuse a file, says `check`. The command line runs inside this process: thousands
 * of cases would mean thousands of starts.
 */
export function predictRefusals(
  { text, extension, path: name = `judged.${extension}`, cluster }: Judged,
  minor: number,
): Set<string> {
  return withRoot((root) => {
    const files = [path.join(root, name)];
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
    if (cluster !== undefined) {
      files.push(path.join(root, 'cluster.yaml'));
      writeFileSync(path.join(root, 'cluster.yaml'), cluster);
    }
    const { findings } = report([...files, '--kubeadm-version', releaseOf(minor).version], root);
    const unhappy = CONTROLLERS.filter((controller) =>
      findings.some(({ breaks }) => breaks?.startsWith(controller.breaks)),
    );
    const words = findings.flatMap(({ refusedBy }) => refusedBy);
    return new Set([...words, ...unhappy.map(({ word }) => word)]);
  });
}

/** What `check` warns of in a folder, a line for each finding; notes tell what is so on purpose. */
export const warningsIn = (folder: string): string[] =>
  report([folder], folder)
    .findings.filter(({ severity }) => severity !== 'info')
    .map(({ code, message }) => `${code} ${message}`);

function report(args: readonly string[], cwd: string): Report {
  let output = '';
  let errors = '';
  const code = runCli(['check', ...args, '--format', 'json'], {
    out: (text) => {
      output += text;
    },
    err: (text) => {
      errors += text;
    },
    cwd,
    env: {},
    isTerminal: false,
    errIsTerminal: false,
    now: () => 0,
    readStdin: () => new Uint8Array(),
    atExit: () => {},
  });
  if (output === '') throw new Error(`check ended with ${code}: ${errors}`);
  return JSON.parse(output) as Report;
}
