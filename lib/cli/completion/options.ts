import { type AnyCommand, type OptionSpec, SHARED_OPTIONS } from '../command';

/** Every option of a command by its name. */
export const optionsOf = ({ options }: AnyCommand): [string, OptionSpec][] =>
  Object.entries({ ...options, ...SHARED_OPTIONS });

/** `--output`, and `-o` where there is a short form. */
export const flagsOf = (name: string, { short }: OptionSpec): string[] => [
  `--${name}`,
  ...(short === undefined ? [] : [`-${short}`]),
];

export const takesFile = ({ value }: OptionSpec): boolean => value === 'FILE' || value === 'DIR';

/** One word of any shell: nothing in it has a meaning. */
export const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
