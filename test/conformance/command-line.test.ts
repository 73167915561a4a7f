import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { minorOf, readCommandLine } from '../../conformance/command-line';
import { haveSameWords } from '../../conformance/judges/same-words';

const ROOT = join(__dirname, '../..');

const run = (...args: string[]) =>
  spawnSync('node', ['--import', 'tsx', 'conformance/binaries/build.ts', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });

describe('a command', () => {
  it('says its use, and does nothing else', { timeout: 60_000 }, () => {
    const { status, stdout } = run('e2e', '--help');

    expect(status).toBe(0);
    expect(stdout).toMatch(/^npm run conformance:build .*\n\nBuilds the real components/);
  });

  it.each([
    ['--no-such-option', "Unknown option '--no-such-option'"],
    ['no-such-word', '"no-such-word" names nothing that is built here'],
  ])('refuses %s as misuse', { timeout: 60_000 }, (word, message) => {
    const { status, stdout, stderr } = run(word);

    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(`${message}\n\nnpm run conformance:build`);
  });

  it('leaves its words to the shared parser', () => {
    const own = sourcesOf('conformance')
      .filter((file) => readFileSync(file, 'utf8').includes('process.argv'))
      .map((file) => relative(ROOT, file));

    expect(own).toEqual([
      'conformance/command-line.ts',
      // Not for people: the judge of host files starts it.
      'conformance/host-files/cluster-stand-in.ts',
    ]);
  });
});

const sourcesOf = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .map((file) => join(ROOT, folder, file));

describe('a command line', () => {
  it('keeps words apart from options', () => {
    const line = readCommandLine(['kubeadm', '--only=a,b', '36'], { only: { type: 'string' } });

    expect(line.words).toEqual(['kubeadm', '36']);
    expect(line.values.only).toBe('a,b');
  });

  it('names minors with or without the 1', () => {
    expect([minorOf('36'), minorOf('1.36')]).toEqual([36, 36]);
    expect(() => minorOf('27')).toThrow('"27" is no Kubernetes minor');
  });
});

describe('words of a component', () => {
  it('are the same in another order', () => {
    expect(
      haveSameWords('unknown field "a", unknown field "b"', 'unknown field "b", unknown field "a"'),
    ).toBe(true);
    expect(haveSameWords('supported: [x y]', 'supported: [y x]')).toBe(true);
  });

  it('differ when one is missing or twice', () => {
    expect(haveSameWords('unknown field "a"', 'unknown field "b"')).toBe(false);
    expect(haveSameWords('[x x]', '[x]')).toBe(false);
  });
});
