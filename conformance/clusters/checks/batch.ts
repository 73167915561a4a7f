import type { Answer } from '../../rig/running-cluster';

const MARK = 'answered';

/**
 * Many commands as one script: starting a shell on a node or in a pod costs more than most
 * commands. Each answer ends in a line of its own with the exit code.
 */
export const scriptOf = (commands: readonly string[]): string =>
  commands.map((command) => `( ${command} ) 2>&1; printf '\\n%s %s\\n' ${MARK} $?`).join('\n');

/** Cuts what the script printed; a command whose answer is missing has not ended. */
export function answersIn(output: string, count: number): Answer[] {
  const pieces = output.split(new RegExp(`\\n${MARK} (\\d+)\\n`));
  return Array.from({ length: count }, (_, index) => {
    const code = pieces[2 * index + 1];
    const stdout = pieces[2 * index] ?? '';
    return { exitCode: code === undefined ? null : Number(code), stdout, stderr: '' };
  });
}
