import { cpSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LIST_FILE } from '../../lib/synth/output-path';
import { run } from '../cli/run-cli';
import { readTree } from '../synth/read-tree';
import { GOLDEN, type Outcome, removeOutputs, runScenario, SCENARIOS } from './run-scenario';

/** `npm run test:update` writes what it finds; look at the difference before it is committed. */
const isUpdating = (): boolean => {
  const state = expect.getState().snapshotState as unknown as { readonly _updateSnapshot: string };
  return state._updateSnapshot === 'all';
};

afterAll(removeOutputs);

describe.each(SCENARIOS)('%s', (name) => {
  const expected = join(GOLDEN, name, 'expected');
  const findings = join(GOLDEN, name, 'findings.txt');
  const isRejected = name.startsWith('rejected');
  let outcome: Outcome;

  beforeAll(() => {
    outcome = runScenario(name);
  }, 60_000);
  beforeEach(() => {
    if (isUpdating()) accept(outcome, expected, findings);
  });

  it('says in its first line what it protects', () => {
    const [first] = readFileSync(join(GOLDEN, name, 'main.ts'), 'utf8').split('\n');

    expect(first).toMatch(/^\/\/ Protects: .+\.$/);
  });

  it('writes these files, byte for byte', () => {
    expect(contentOf(outcome.folder)).toEqual(contentOf(expected));
  });

  it('makes the same files executable', () => {
    expect(executablesOf(outcome.folder)).toEqual(executablesOf(expected));
  });

  it('prints these findings', () => {
    expect(outcome.report).toBe(readFileSync(findings, 'utf8'));
  });

  it(isRejected ? 'is refused and writes nothing' : 'has neither errors nor warnings', () => {
    expect(outcome.exitCode).toBe(isRejected ? 2 : 0);
    expect(/^(error|warning) /m.test(outcome.report)).toBe(isRejected);
    expect(existsSync(outcome.folder)).toBe(!isRejected);
  });

  it.skipIf(isRejected)('passes the check of files by hand, save for notes', () => {
    const { exitCode, out } = run(['check', outcome.folder, '--format', 'json']);

    expect(exitCode).toBe(0);
    expect(JSON.parse(out).findings.filter(isSurprise)).toEqual([]);
  });
});

/** Notes are on purpose; secrets that are filled in later bring one each. */
const isSurprise = ({ severity }: { readonly severity: string }): boolean => severity !== 'info';

function accept({ folder, report }: Outcome, expected: string, findings: string): void {
  rmSync(expected, { recursive: true, force: true });
  if (existsSync(folder)) cpSync(folder, expected, { recursive: true, filter });
  writeFileSync(findings, report);
}

/** The writer's own list says the same once more. */
const filter = (file: string): boolean => !file.endsWith(LIST_FILE);

const contentOf = (folder: string): Record<string, string> =>
  existsSync(folder) ? readTree(folder) : {};

const executablesOf = (folder: string): string[] =>
  Object.keys(contentOf(folder)).filter((path) => statSync(join(folder, path)).mode & 0o100);
