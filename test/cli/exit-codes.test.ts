import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { EXIT } from '../../lib/cli/io';
import { folderWith, removeFolders } from './folder';
import { run } from './run-cli';

afterEach(removeFolders);

const README = readFileSync(join(__dirname, '../../README.md'), 'utf8');

/** The table of the README: code → meaning. */
const TABLE = new Map(
  [...README.matchAll(/^\| (\d) \| (.+) \|$/gm)].map(([, code, meaning]) => [
    Number(code),
    meaning,
  ]),
);

const FILES = {
  'good.yaml':
    'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: [{port: 80}], selector: {app: web}}\n',
  'bad.yaml': 'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: [{port: 0}]}\n',
};

const codeOf = (...argv: string[]): number => run(argv, { cwd: folderWith(FILES) }).exitCode;

describe('the exit codes of the README', () => {
  it('are those of the program', () => {
    expect([...TABLE.keys()]).toEqual(Object.values(EXIT));
  });

  it('0: clean', () => {
    expect(codeOf('check', 'good.yaml')).toBe(0);
    expect(TABLE.get(0)).toMatch(/^clean/);
  });

  it('1: the tool or the program failed', () => {
    expect([codeOf('check', '--bad-flag', '.'), codeOf('check', 'not-there.yaml')]).toEqual([1, 1]);
    expect(TABLE.get(1)).toMatch(/^the tool or the program failed/);
  });

  it('2: findings at or above --fail-on', () => {
    expect(codeOf('check', 'bad.yaml')).toBe(2);
    expect(TABLE.get(2)).toMatch(/^findings at or above `--fail-on`/);
  });

  it('--exit-zero leaves only 0 and 1', () => {
    expect(codeOf('check', 'bad.yaml', '--exit-zero')).toBe(0);
    expect(codeOf('check', 'not-there.yaml', '--exit-zero')).toBe(1);
  });
});
