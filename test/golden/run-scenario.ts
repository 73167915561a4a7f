import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../cli/run-cli';

export const GOLDEN = __dirname;

/** What one program did. */
export interface Outcome {
  readonly exitCode: number;
  /** What it printed, without times and temporary folders. */
  readonly report: string;
  /** The output folder; it may not exist. */
  readonly folder: string;
}

/** Every folder beside this file is a scenario. */
export const SCENARIOS: readonly string[] = readdirSync(GOLDEN).filter((name) =>
  statSync(join(GOLDEN, name)).isDirectory(),
);

const folders: string[] = [];

/** Runs `main.ts` as `cdk8s-kubeadm synth` does. */
export function runScenario(name: string): Outcome {
  const parent = mkdtempSync(join(tmpdir(), 'golden-'));
  folders.push(parent);
  const folder = join(parent, 'dist');
  const { exitCode, out, err } = run(['synth', join(GOLDEN, name, 'main.ts'), '--output', folder]);
  const report = (out + err).replaceAll(folder, 'dist').replace(/\d+\.\d s\b/g, '0.0 s');
  return { exitCode, report, folder };
}

export const removeOutputs = (): void => {
  for (const folder of folders) rmSync(folder, { recursive: true });
};
