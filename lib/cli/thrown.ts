import { join, relative, sep } from 'node:path';
import { packageRoot } from './package-root';

/** What a program threw, in one line: `main.ts:31: message`. */
export function describeThrown(error: unknown, file: string, cwd: string): string {
  const mistake = mistakeIn(error);
  if (mistake) return `${relative(cwd, mistake.file)}:${mistake.line}: ${mistake.message}`;
  const message = error instanceof Error ? error.message : String(error);
  return `${placeOf(stackOf(error), file, cwd)}${message.split('\n')[0]}`;
}

export const stackOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

interface Mistake {
  readonly file: string;
  readonly line: string;
  readonly message: string;
}

/** Text that is no program: the loader of TypeScript and Node each have a form of their own. */
function mistakeIn(error: unknown): Mistake | undefined {
  const loader = /^(\/.*?):(\d+):\d+: ERROR: (.*)$/m.exec(stackOf(error));
  if (loader) return asMistake(loader[1], loader[2], loader[3]);
  const node = error instanceof SyntaxError && /^(\/.*):(\d+)\n/.exec(stackOf(error));
  return node ? asMistake(node[1], node[2], error.message) : undefined;
}

const asMistake = (file = '', line = '', message = ''): Mistake => ({ file, line, message });

/** The innermost line of the stack that lies in the user's own folder. */
function placeOf(stack: string, file: string, cwd: string): string {
  const frames = [...stack.matchAll(/\(?(\/[^():\n]+):(\d+):\d+\)?/g)];
  const isUsers = usersIn(cwd);
  const own = frames.find(([, path = '']) => path === file || isUsers(path));
  return own ? `${relative(cwd, own[1] ?? '')}:${own[2]}: ` : `${relative(cwd, file)}: `;
}

function usersIn(cwd: string): (path: string) => boolean {
  const root = packageRoot();
  const ours = root === undefined ? [] : [join(root, 'lib') + sep, join(root, 'build') + sep];
  return (path) =>
    path.startsWith(cwd + sep) &&
    !path.includes(`${sep}node_modules${sep}`) &&
    !ours.some((folder) => path.startsWith(folder));
}
