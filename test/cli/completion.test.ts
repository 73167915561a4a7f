import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { COMMANDS as TABLE } from '../../lib/cli/command-table';
import { RULES } from '../../lib/rules/registry.generated';
import { run } from './run-cli';

const isThere = (shell: string): boolean =>
  spawnSync(shell, ['--version'], { stdio: 'ignore' }).status === 0;

/** What a script of the shell prints, after it has read our completion. */
function inShell(shell: string, argv: readonly string[], script: string): string[] {
  const { out } = run(['completion', shell]);
  const input = `${out}\n${script}\n`;
  const { stdout, stderr } = spawnSync(shell, [...argv, '-c', input], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.split('\n').filter((line) => line !== '');
}

const COMMANDS = [...Object.keys(TABLE), 'help'];
const FORMATS = ['text', 'json', 'sarif', 'junit', 'github', 'markdown'];

/** Lines a user has typed so far, and what the Tab key offers; a blank at the end begins a word. */
const CASES: readonly (readonly [line: string, offers: readonly string[]])[] = [
  ['cdk8s-kubeadm ', COMMANDS],
  ['cdk8s-kubeadm c', COMMANDS.filter((name) => name.startsWith('c'))],
  ['cdk8s-kubeadm check --format ', FORMATS],
  ['cdk8s-kubeadm check --format=j', ['json', 'junit']],
  ['cdk8s-kubeadm check . --fail-on w', ['warning']],
  ['cdk8s-kubeadm check --kube', ['--kubernetes-version', '--kubeadm-version']],
  ['cdk8s-kubeadm synth --out', ['--output']],
  ['cdk8s-kubeadm completion ', ['bash', 'zsh', 'fish']],
  [
    'cdk8s-kubeadm explain NET20',
    RULES.map(({ code }) => code).filter((c) => c.startsWith('NET20')),
  ],
];

describe.skipIf(!isThere('bash'))('in bash', () => {
  /** bash cuts words at `=`, too. */
  const wordsOf = (line: string): string[] =>
    line
      .split(/ |(?<==)|(?==)/)
      .filter((word, index, all) => word !== '' || index === all.length - 1);

  it('is registered', () => {
    expect(inShell('bash', ['--norc'], 'complete -p cdk8s-kubeadm')).toEqual([
      'complete -o default -F _cdk8s_kubeadm cdk8s-kubeadm',
    ]);
  });

  it.each(CASES)('%s', (line, offers) => {
    const words = wordsOf(line);
    const script = `COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}
_cdk8s_kubeadm; printf '%s\\n' "\${COMPREPLY[@]}"`;

    expect(inShell('bash', ['--norc'], script).sort()).toEqual([...offers].sort());
  });

  it.each(['cdk8s-kubeadm check ', 'cdk8s-kubeadm synth --output '])(
    'offers files for %s',
    (line) => {
      const words = wordsOf(line).map((word) => `'${word}'`);
      const script = `COMP_WORDS=(${words.join(' ')}); COMP_CWORD=${words.length - 1}
_cdk8s_kubeadm; echo "\${#COMPREPLY[@]}"`;

      expect(inShell('bash', ['--norc'], script)).toEqual(['0']);
    },
  );
});

describe.skipIf(!isThere('fish'))('in fish', () => {
  it.each(CASES.filter(([line]) => !line.endsWith(' ')))('%s', (line, offers) => {
    const answers = inShell('fish', ['--no-config'], `complete -C '${line}'`);
    const words = answers.map((answer) => answer.split('\t')[0]?.replace(/^--format=/, ''));

    expect(words.sort()).toEqual([...offers].sort());
  });
});

describe.skipIf(!isThere('zsh'))('in zsh', () => {
  it('is registered', () => {
    const { out } = run(['completion', 'zsh']);
    const script = `autoload -Uz compinit; compinit -u -D\n${out}\necho $_comps[cdk8s-kubeadm]`;
    const { stdout } = spawnSync('zsh', ['-f', '-c', script], { encoding: 'utf8' });

    expect(stdout).toBe('_cdk8s_kubeadm\n');
  });
});

describe('every shell', () => {
  it.each(['bash', 'zsh', 'fish'])('%s is told every command and option', (shell) => {
    const { out } = run(['completion', shell]);

    for (const command of COMMANDS.slice(0, -1)) expect(out).toContain(command);
    for (const option of ['report-file', 'exit-zero', 'kubeadm-version'])
      expect(out).toContain(option);
  });

  it.each([[[]], [['tcsh']], [['constructor']]])('another one is refused: %j', (operands) => {
    const { exitCode, err } = run(['completion', ...operands]);

    expect({ exitCode, err }).toEqual({
      exitCode: 1,
      err: 'error: completion takes bash, zsh, fish\n',
    });
  });
});
