import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { defineCommand } from '../command';
import { EXIT, type Io, UsageError } from '../io';
import { runProgram } from '../program';
import { REPORT_OPTIONS } from '../report-options';
import { reportFindings } from '../synth-report';

const OPTIONS = {
  output: { type: 'string', short: 'o', value: 'DIR', help: 'default dist' },
  ...REPORT_OPTIONS,
} as const;

const CONFIGURATION = 'cdk8s.yaml';

/**
 * `synth [PROGRAM]`: runs the program here, or what `cdk8s.yaml` names as `app`, and, unlike
 * `cdk8s synth`, leaves the last good output alone until the new one is complete.
 */
export const synth = defineCommand({
  name: 'synth',
  operands: '[PROGRAM]',
  summary: "run the program (or cdk8s.yaml's app) and write dist/",
  options: OPTIONS,
  run(args, io) {
    const [program] = args.operands;
    const { output, debug } = args.options;
    const file = resolve(io.cwd, program ?? CONFIGURATION);
    const app = program === undefined ? appOf(file) : undefined;
    if (output !== undefined) process.env.CDK8S_OUTDIR = output;
    reportFindings(args, relative(io.cwd, file), io);
    return app === undefined ? runProgram(file, io, debug) : runApp(app, io);
  },
});

function appOf(file: string): string {
  if (!existsSync(file)) throw new UsageError('no cdk8s.yaml here; name the program to run');
  const app = /^app:\s*(.+?)\s*$/m.exec(readFileSync(file, 'utf8'))?.[1];
  if (!app) throw new UsageError('cdk8s.yaml has no "app"; name the program to run');
  return app.replace(/^(["'])(.*)\1$/, '$2');
}

/** The app command goes through a shell, as the cdk8s CLI does it. */
function runApp(command: string, io: Io): number {
  const { status } = spawnSync(command, { cwd: io.cwd, shell: true, stdio: 'inherit' });
  return status ?? EXIT.failed;
}
