import { afterEach, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../lib/cli/command-table';
import { RULES } from '../../lib/rules/registry.generated';
import { folderWith, removeFolders } from './folder';
import { run } from './run-cli';

afterEach(removeFolders);

const ONE_LINE = /^error: [^\n]+\n$/;

describe('a mistake on the command line is one line on standard error, and exit code 1', () => {
  it.each([
    ['no command', []],
    ['an unknown command', ['chek']],
    ['an unknown option', ['check', '--strict', '.']],
    ['an option without its value', ['check', '.', '--format']],
    ['an unknown format', ['check', '--format', 'xml', '.']],
    ['an unknown severity', ['check', '--fail-on', 'fatal', '.']],
    ['nothing to check', ['check']],
    ['a cluster version that is none', ['check', '.', '--kubernetes-version', 'newest']],
    ['a kubeadm version that is none', ['check', '.', '--kubeadm-version', '1']],
    ['a cluster version that is too old', ['check', '.', '--kubernetes-version', '1.27']],
    ['a cluster version that is too new', ['check', '.', '--kubernetes-version', '1.99']],
    ['a kubeadm version that is too new', ['check', '.', '--kubeadm-version', 'v1.38.0']],
    ['nothing to explain', ['explain']],
    ['a rule that does not exist', ['explain', 'NET999']],
    ['a program that does not exist', ['synth', 'nothere.ts']],
    ['a folder as program', ['synth', '.']],
    ['no program and no cdk8s.yaml', ['synth']],
  ])('%s', (_, argv) => {
    const { exitCode, out, err } = run(argv, { cwd: folderWith({}) });

    expect(exitCode).toBe(1);
    expect(out).toBe('');
    expect(err).toMatch(ONE_LINE);
    expect(err).not.toContain('bug');
  });

  it('an unknown option is named, without advice that helps nobody', () => {
    expect(run(['check', '--strict', '.']).err).toBe(
      "error: Unknown option '--strict' (see --help)\n",
    );
  });

  it('a version outside of what can be judged, whatever the files say', () => {
    expect(run(['check', '.', '--kubernetes-version', '1.99']).err).toBe(
      'error: --kubernetes-version takes 1.28 to 1.37; got "1.99"\n',
    );
  });

  it('a cdk8s.yaml without an app', () => {
    const { exitCode, err } = run(['synth'], {
      cwd: folderWith({ 'cdk8s.yaml': 'language: x\n' }),
    });

    expect(exitCode).toBe(1);
    expect(err).toMatch(ONE_LINE);
  });
});

describe('help and version', () => {
  it.each([[['--help']], [['-h']], [['help']], [['check', '--help']]])(
    '%s names every command',
    (argv) => {
      const { exitCode, out } = run(argv);

      expect(exitCode).toBe(0);
      for (const command of ['synth', 'check', 'explain']) expect(out).toContain(command);
    },
  );

  it.each([[[]], ...Object.keys(COMMANDS).map((name) => [[name]])])(
    '%s --help fits into 80 columns',
    (words) => {
      const lines = run([...words, '--help']).out.split('\n');

      expect(lines.filter(({ length }) => length > 80)).toEqual([]);
    },
  );

  it('--version is that of the package', () => {
    const { version } = require('../../package.json');

    expect(run(['--version'])).toMatchObject({ exitCode: 0, out: `${version}\n` });
  });
});

describe('explain', () => {
  it('has a page for every rule, by code, by name and in lower case', () => {
    for (const { code, name } of RULES) {
      const page = run(['explain', code]);

      expect(page).toMatchObject({ exitCode: 0, err: '' });
      expect(page.out).toContain(code);
      expect(page.out).toContain(name);
      expect(run(['explain', name]).out).toBe(page.out);
      expect(run(['explain', code.toLowerCase()]).out).toBe(page.out);
    }
  });

  it.each([
    ['NET002', 'accepted, then nobody: nothing is read'],
    ['NET004', 'refused by: kubeadm-validate'],
  ])('%s says of its wrong example: %s', (code, verdict) => {
    expect(run(['explain', code]).out).toContain(`\n${verdict}\n`);
  });
});
