import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { answersIn, scriptOf } from '../../../conformance/clusters/checks/batch';

/** As the shell of a node runs it. */
function ask(...commands: string[]) {
  const { stdout } = spawnSync('sh', [], { input: scriptOf(commands), encoding: 'utf8' });
  return answersIn(stdout, commands.length);
}

describe('many commands in one shell', () => {
  it('gives every command its own output and exit code', () => {
    const answers = ask('printf one', 'echo two; exit 7', 'echo wrong >&2; false');
    expect(answers).toEqual([
      { exitCode: 0, stdout: 'one', stderr: '' },
      { exitCode: 7, stdout: 'two\n', stderr: '' },
      { exitCode: 1, stdout: 'wrong\n', stderr: '' },
    ]);
  });

  it('has no exit code for a command that the shell did not come to', () => {
    const [first, second] = answersIn('one\nanswered 0\ntw', 2);
    expect(first).toMatchObject({ exitCode: 0, stdout: 'one' });
    expect(second).toMatchObject({ exitCode: null, stdout: 'tw' });
  });
});
