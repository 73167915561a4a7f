import { type AnyCommand, type OptionSpec, type OptionSpecs, SHARED_OPTIONS } from './command';
import { COMMANDS } from './command-table';

const EXIT_CODES = '  exit code: 0 clean · 1 the tool or the program failed · 2 findings';

/** Every command. */
export function renderHelp(): string {
  const commands = Object.values(COMMANDS).map((load) => load());
  return page([
    'cdk8s-kubeadm: check and write everything a kubeadm cluster reads',
    '',
    ...columns(commands.map((command) => [synopsis(command), command.summary])),
    ...section('every command', SHARED_OPTIONS),
    '',
    EXIT_CODES,
    '  options of a command: cdk8s-kubeadm COMMAND --help',
  ]);
}

/** One command. */
export const renderCommandHelp = (command: AnyCommand): string =>
  page([
    `cdk8s-kubeadm ${command.name}: ${command.summary}`,
    '',
    `  ${synopsis(command)}`,
    ...section('options', { ...command.options, ...SHARED_OPTIONS }),
    '',
    EXIT_CODES,
    `  other commands: ${Object.keys(COMMANDS)
      .filter((name) => name !== command.name)
      .join(', ')}`,
  ]);

const page = (lines: readonly string[]): string =>
  `${lines.flatMap((line) => wrap(line, LONGEST_LINE, INDENT)).join('\n')}\n`;

const synopsis = ({ name, operands }: AnyCommand): string =>
  `cdk8s-kubeadm ${name} ${operands}`.trimEnd();

function section(title: string, options: OptionSpecs): string[] {
  const rows = Object.entries(options).map(([name, spec]) => [usage(name, spec), spec.help]);
  return ['', `  ${title}:`, ...columns(rows, '    ')];
}

/** `-o, --output DIR`, `--format text|json`. */
function usage(name: string, { short, choices, value, type }: OptionSpec): string {
  const flag = short === undefined ? `--${name}` : `-${short}, --${name}`;
  return type === 'boolean' ? flag : `${flag} ${choices?.join('|') ?? value ?? 'VALUE'}`;
}

const WIDEST_COLUMN = 38;
const LONGEST_LINE = 80;
const INDENT = '    ';

/** Two columns; what is too wide for the first one keeps it to itself. */
function columns(rows: readonly (readonly string[])[], indent = '  '): string[] {
  const widths = rows.map(([left = '']) => left.length).filter((width) => width <= WIDEST_COLUMN);
  const width = Math.max(0, ...widths);
  const hanging = `${indent}${' '.repeat(width)}  `;
  return rows.flatMap(([left = '', right = '']) =>
    left.length > width
      ? [`${indent}${left}`, ...wrap(`${hanging}${right}`, LONGEST_LINE, hanging)]
      : wrap(`${indent}${left.padEnd(width)}  ${right}`, LONGEST_LINE, hanging),
  );
}

/** Cuts between words; what follows the first line starts with `hanging`. */
function wrap(line: string, width: number, hanging: string): string[] {
  const end = line.lastIndexOf(' ', width);
  if (line.length <= width || end <= hanging.length) return [line];
  const rest = `${hanging}${line.slice(end + 1)}`;
  return [line.slice(0, end).trimEnd(), ...wrap(rest, width, hanging)];
}
