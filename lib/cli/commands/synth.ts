import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Args } from '../args';
import { EXIT, type Io, UsageError } from '../io';
import { runProgram } from '../program';

/**
 * `synth [PROGRAM]`: runs the program here, or what `cdk8s.yaml` names as `app`, and, unlike
 * `cdk8s synth`, leaves the last good output alone until the new one is complete.
 */
export function runSynth(args: Args, io: Io): number {
  const [program] = args.operands;
  if (args.output !== undefined) process.env.CDK8S_OUTDIR = args.output;
  if (program !== undefined) return runProgram(resolve(io.cwd, program), io, args.isDebug);
  return runApp(appOf(io.cwd), io);
}

function appOf(cwd: string): string {
  const file = join(cwd, 'cdk8s.yaml');
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
