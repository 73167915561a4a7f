import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { releaseOf } from './binaries/releases';

export const CORPUS = path.join(__dirname, 'corpus');

/** One input and the minors it is put to. */
export interface Case {
  readonly name: string;
  readonly minors: readonly number[];
  /** The only judges that the case is put to; undefined for all of its folder. */
  readonly judges: readonly string[] | undefined;
  /** Why nobody can know the verdict from the files alone, such as the host's state. */
  readonly undecidable: string | undefined;
  /** Why our verdict is still wrong. */
  readonly open: string | undefined;
  /** The input as the component of one minor gets it. */
  textFor(minor: number): string;
}

/**
 * The cases of one folder below corpus/. The comment lines at the top of a file say what it is
 * about and are no part of the input. Among them `# minors: 31-37` and `# judges: kubeadm-validate`
 * restrict it, `# undecidable: why` says that the files alone do not decide it, `# open: why` that
 * our verdict is still wrong. `${VERSION}` stands for the component's own version, `${API}` for
 * v1beta3 up to 1.30 and v1beta4 after, `${ARG name}: value` on a line of its own for an extra
 * argument as that version writes it.
 */
export function readCases(folder: string): Case[] {
  const files = readdirSync(path.join(CORPUS, folder)).sort();
  return files.map((file) =>
    parseCase(file, readFileSync(path.join(CORPUS, folder, file), 'utf8')),
  );
}

function parseCase(file: string, text: string): Case {
  const [header = ''] = /^(?:#.*\n)*/.exec(text) ?? [];
  const input = text.slice(header.length);
  return {
    name: file.replace(/\.\w+$/, ''),
    minors: minorsIn(wordAfter('minors', header) ?? '28-37'),
    judges: wordAfter('judges', header)?.split(','),
    undecidable: wordAfter('undecidable', header),
    open: wordAfter('open', header),
    textFor: (minor) => fillIn(input, minor),
  };
}

const wordAfter = (label: string, header: string): string | undefined =>
  new RegExp(`^# ${label}: (.*)$`, 'm').exec(header)?.[1];

export const isPutTo = ({ judges, minors }: Case, word: string, minor: number): boolean =>
  minors.includes(minor) && (judges?.includes(word) ?? true);

const ARGUMENT = /^( *)\$\{ARG ([^}]+)\}: (.*)$/gm;

export function fillIn(input: string, minor: number): string {
  const isOld = minor <= 30;
  return input
    .replace(/\$\{VERSION\}/g, releaseOf(minor).version)
    .replace(/\$\{API\}/g, isOld ? 'v1beta3' : 'v1beta4')
    .replace(ARGUMENT, isOld ? '$1$2: $3' : '$1- name: $2\n$1  value: $3');
}

/** `28-30,33` as numbers. */
export function minorsIn(spans: string): number[] {
  return spans.split(',').flatMap((span) => {
    const [first = Number.NaN, last = first] = span.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

/** Ascending minors as `28-30,33`. */
export function spansOf(minors: readonly number[]): string {
  const spans: Array<[first: number, last: number]> = [];
  for (const minor of minors) {
    const open = spans.at(-1);
    if (open && open[1] === minor - 1) open[1] = minor;
    else spans.push([minor, minor]);
  }
  return spans.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join();
}
