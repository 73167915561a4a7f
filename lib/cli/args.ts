import { parseArgs } from 'node:util';
import type { Args, OptionSpec, OptionSpecs, OptionValues } from './command';
import { UsageError } from './io';

/** Reads the words behind a command; throws `UsageError` for what it does not know. */
export function readArgs<O extends OptionSpecs>(argv: readonly string[], specs: O): Args<O> {
  const { values, positionals, tokens } = parse(argv, specs);
  const options = Object.fromEntries(
    Object.entries(specs).map(([name, spec]) => [name, readValue(name, spec, values[name])]),
  );
  return {
    options: options as OptionValues<O>,
    operands: positionals,
    order: tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : [])),
  };
}

function parse(argv: readonly string[], specs: OptionSpecs) {
  try {
    const options = Object.fromEntries(
      Object.entries(specs).map(([name, { type, short, multiple = false }]) => [
        name,
        { type, multiple, ...(short === undefined ? {} : { short }) },
      ]),
    );
    return parseArgs({ args: [...argv], options, allowPositionals: true, tokens: true });
  } catch (error) {
    throw new UsageError(`${firstSentence(error)} (see --help)`);
  }
}

/** What Node says behind it is advice on words that look like options. */
const firstSentence = (error: unknown): string | undefined =>
  (error instanceof Error ? error.message : String(error)).split(/\. |\n/)[0];

function readValue(name: string, spec: OptionSpec, value: unknown): unknown {
  if (spec.type === 'boolean') return value ?? false;
  if (spec.multiple) return ((value ?? []) as string[]).map((each) => oneOf(name, spec, each));
  return value === undefined ? undefined : oneOf(name, spec, value as string);
}

function oneOf(name: string, { choices }: OptionSpec, value: string): string {
  if (choices === undefined || choices.includes(value)) return value;
  throw new UsageError(`--${name} takes ${choices.join(', ')}; got "${value}"`);
}
