import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const ROOT = path.resolve(__dirname, '../..');
/** What every machine has. */
const COREUTILS = [
  'bash',
  'echo',
  'dirname',
  'mktemp',
  'rm',
  'grep',
  'tail',
  'tee',
  'sed',
  'xargs',
  'sort',
];

/** Runners that print sums, one line of which is the last. */
const NPM = {
  right: `case "$*" in
  test) echo ' Tests  40 passed | 2 skipped (42)' ;;
  *conformance*) echo '30 passed, 0 failed, 1 skipped' ;;
esac`,
  wrong: `case "$*" in
  test) echo ' Tests  1 failed | 39 passed (40)'; exit 1 ;;
  *:clusters*) echo 'clusters need control groups of version 1'; exit 1 ;;
  *conformance*) echo '29 passed, 3 failed'; exit 1 ;;
  *lint) exit 1 ;;
esac`,
};
const GO = 'echo go1.24.1';
const OLD_GO = 'echo go1.19.8';
const ALL_INSTALLED = 'echo installed';
const NOTHING_INSTALLED = 'exit 1';
const LACKS_CHROMIUM = `case "$*" in *chromium*) exit 1 ;; esac; echo installed`;

let machine: string;

beforeEach(() => {
  machine = mkdtempSync(path.join(tmpdir(), 'ci-run-'));
  mkdirSync(path.join(machine, 'bin'));
  for (const file of ['.ci/run', 'conformance/rig/packages.txt', 'test/packages.txt'])
    cpSync(path.join(ROOT, file), path.join(machine, file));
  for (const name of COREUTILS) {
    const { stdout } = spawnSync('which', [name], { encoding: 'utf8' });
    symlinkSync(stdout.trim(), path.join(machine, 'bin', name));
  }
});

afterEach(() => rmSync(machine, { recursive: true }));

/** The last line, and the exit code, on a machine that has these programs beside the usual ones. */
function runOn(programs: Readonly<Record<string, string>>) {
  for (const [name, script] of Object.entries(programs))
    writeFileSync(path.join(machine, 'bin', name), `#!/bin/bash\n${script}\n`, { mode: 0o755 });
  const env = { PATH: path.join(machine, 'bin'), TMPDIR: machine };
  const run = spawnSync(path.join(machine, '.ci/run'), { env, encoding: 'utf8' });
  return { last: run.stdout.trimEnd().split('\n').at(-1), status: run.status, stderr: run.stderr };
}

describe.runIf(process.platform === 'linux')('.ci/run ends with the sums of all', () => {
  it('on a machine that has everything', () => {
    const run = runOn({ npm: NPM.right, go: GO, 'apt-get': 'exit 1', 'dpkg-query': ALL_INSTALLED });
    expect(run).toEqual({ last: '106 passed, 0 failed, 4 skipped', status: 0, stderr: '' });
  });

  it('when checks fail and a runner has no sums', () => {
    const run = runOn({ npm: NPM.wrong, go: GO, 'apt-get': '', 'dpkg-query': ALL_INSTALLED });
    expect(run).toMatchObject({ last: '73 passed, 6 failed, 0 skipped', status: 1 });
  });

  it('on a machine that has nothing and can install nothing', () => {
    const run = runOn({ 'apt-get': 'exit 100', 'dpkg-query': NOTHING_INSTALLED });
    expect(run).toMatchObject({ last: '0 passed, 10 failed, 0 skipped', status: 1 });
    expect(run.stderr).toContain('no Go 1.21 or later on this machine');
  });

  it('when it is ended', () => {
    const npm = 'case "$*" in *typecheck) kill -TERM "$PPID" ;; esac';
    const run = runOn({ npm, go: GO, 'dpkg-query': ALL_INSTALLED });
    expect(run).toMatchObject({ last: '0 passed, 2 failed, 0 skipped', status: 1 });
  });
});

describe.runIf(process.platform === 'linux')('.ci/run on a machine that lacks something', () => {
  it('installs a newer Go', () => {
    const calls = path.join(machine, 'calls');
    const apt = `echo "$@" >> ${calls}`;
    runOn({ npm: NPM.right, go: OLD_GO, 'apt-get': apt, 'dpkg-query': ALL_INSTALLED });
    expect(readFileSync(calls, 'utf8')).toContain('install -y --no-install-recommends golang-go');
  });

  it('goes on without a browser', () => {
    const run = runOn({
      npm: NPM.right,
      go: GO,
      'apt-get': 'exit 100',
      'dpkg-query': LACKS_CHROMIUM,
    });
    expect(run).toMatchObject({ last: '106 passed, 0 failed, 4 skipped', status: 0 });
    expect(run.stderr).toContain('tests that need a browser or a shell are skipped');
  });
});
