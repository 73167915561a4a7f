import { parseArgs } from 'node:util';
import type { Severity } from '../check';
import { UsageError } from './io';

const OPTIONS = {
  format: { type: 'string' },
  'fail-on': { type: 'string' },
  'kubernetes-version': { type: 'string' },
  'kubeadm-version': { type: 'string' },
  output: { type: 'string', short: 'o' },
  debug: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

/** Written out: loading the checks for this list would double the start of every command. */
const FAIL_ON = ['error', 'warning', 'info'] as const satisfies readonly Severity[];

const FORMATS = ['text', 'json'] as const;
export type Format = (typeof FORMATS)[number];

/** The command line, read and checked. */
export interface Args {
  readonly command: string | undefined;
  readonly operands: readonly string[];
  readonly format: Format;
  readonly failOn: Severity;
  readonly kubernetesVersion: string | undefined;
  readonly kubeadmVersion: string | undefined;
  readonly output: string | undefined;
  readonly isDebug: boolean;
  readonly wantsHelp: boolean;
  readonly wantsVersion: boolean;
}

export function readArgs(argv: readonly string[]): Args {
  const { values, positionals } = parse(argv);
  const [command, ...operands] = positionals;
  return {
    command,
    operands,
    format: oneOf('format', values.format ?? 'text', FORMATS),
    failOn: oneOf('fail-on', values['fail-on'] ?? 'error', FAIL_ON),
    kubernetesVersion: values['kubernetes-version'],
    kubeadmVersion: values['kubeadm-version'],
    output: values.output,
    isDebug: values.debug ?? false,
    wantsHelp: values.help ?? false,
    wantsVersion: values.version ?? false,
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError(
      error instanceof Error ? (error.message.split('\n')[0] ?? '') : `${error}`,
    );
  }
}

function oneOf<T extends string>(flag: string, value: string, choices: readonly T[]): T {
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined) {
    throw new UsageError(`--${flag} takes ${choices.join(', ')}; got "${value}"`);
  }
  return choice;
}
