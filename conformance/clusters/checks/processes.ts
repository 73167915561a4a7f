import type { RigNode } from '../../rig/running-cluster';

/** A program that runs on a node, with all of its arguments. */
export type CommandLine = readonly string[];

const SEPARATOR = '\u001f';

/** One line a process: its arguments with a separator that no argument holds. */
const LIST = `for file in /proc/[0-9]*/cmdline; do
  line=$(tr '\\000' '\\037' < "$file" 2>/dev/null) && [ -n "$line" ] && printf '%s\\n' "$line"
done; true`;

export async function commandLinesOn(node: RigNode): Promise<CommandLine[]> {
  const { stdout } = await node.run(['sh', '-c', LIST]);
  return parseCommandLines(stdout);
}

export const parseCommandLines = (text: string): CommandLine[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replace(new RegExp(`${SEPARATOR}$`), '').split(SEPARATOR));

/** The processes of a program, by the last word of its path. */
export const running = (lines: readonly CommandLine[], program: string): CommandLine[] =>
  lines.filter(([first = '']) => first.split('/').at(-1) === program);
