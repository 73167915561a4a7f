import { afterEach, describe, expect, it } from 'vitest';
import { COLOURED, choosePaint, PLAIN } from '../../lib/check';
import { folderWith, removeFolders } from './folder';
import { run, type Surroundings } from './run-cli';

afterEach(removeFolders);

const FILES = {
  'web.yaml': 'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: [{port: 0}]}\n',
};

describe('colours', () => {
  it.each<[what: string, env: Record<string, string>, isTerminal: boolean, isColoured: boolean]>([
    ['on a terminal', {}, true, true],
    ['not in a pipe', {}, false, false],
    ['not with NO_COLOR', { NO_COLOR: '1' }, true, false],
    ['with an empty NO_COLOR', { NO_COLOR: '' }, true, true],
    ['not on a dumb terminal', { TERM: 'dumb' }, true, false],
    ['in a pipe with FORCE_COLOR', { FORCE_COLOR: '1' }, false, true],
    ['with an empty FORCE_COLOR', { FORCE_COLOR: '' }, false, true],
    ['not with FORCE_COLOR=0', { FORCE_COLOR: '0' }, true, false],
    ['with FORCE_COLOR before NO_COLOR', { FORCE_COLOR: '1', NO_COLOR: '1' }, false, true],
  ])('%s', (_, env, isTerminal, isColoured) => {
    expect(choosePaint(env, isTerminal)).toBe(isColoured ? COLOURED : PLAIN);
  });

  it.each([['json'], ['github'], ['markdown'], ['junit'], ['sarif']])('never in %s', (format) => {
    const around = { cwd: folderWith(FILES), isTerminal: true, env: { FORCE_COLOR: '1' } };

    expect(run(['check', '.', '--format', format], around).out).not.toContain('\u001b');
  });

  it('never in a file', () => {
    const cwd = folderWith(FILES);
    const around = { cwd, isTerminal: true, env: { FORCE_COLOR: '1' } };
    const { out } = run(['check', '.', '--report-file', 'r.txt'], around);

    expect(out).toBe('');
    expect(run(['check', 'r.txt'], around).out).not.toContain('\\u001b');
  });
});

describe('progress', () => {
  const errOf = (around: Surroundings) =>
    run(['check', '.'], { cwd: folderWith(FILES), ...around }).err;
  /** Three seconds have gone when the rules begin. */
  const slow = [0, 0, 0, 3000];

  it('is a line for each phase of a run above two seconds', () => {
    expect(errOf({ errIsTerminal: true, clock: slow })).toBe('==> checking …\n');
    expect(errOf({ errIsTerminal: true, clock: [0, 0, 3000] })).toBe(
      '==> reading files …\n==> checking …\n',
    );
  });

  it('is there in CI as well', () => {
    expect(errOf({ env: { CI: 'true' }, clock: slow })).toBe('==> checking …\n');
  });

  it('is not there for short runs, and not in a pipe', () => {
    expect(errOf({ errIsTerminal: true })).toBe('');
    expect(errOf({ clock: slow })).toBe('');
  });
});
