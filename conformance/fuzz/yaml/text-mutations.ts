import fc from 'fast-check';

/** A change of a file's text that readers of YAML may see differently. */
export type TextMutation = (text: string) => string;

const SEPARATORS = [
  ...[
    '--- # comment',
    '---  ',
    '----',
    ' ---',
    '---\n---',
    '---\n# comment\n---',
    '---\nnull\n---',
  ],
  ...[
    '---\n{}\n---',
    '--- {}',
    '...\n---',
    '...',
    '',
    '---\t',
    '---\n\n---',
    '---\r',
    '--- |',
    '---a',
    '--- \n',
  ],
];

const ofFile: TextMutation[] = [
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => `\ufeff${text}`,
  (text) => `---\n${text}`,
  (text) => `---\n---\n${text}`,
  (text) => `\n${text}`,
  (text) => `# comment\n${text}`,
  (text) => `# comment\n---\n${text}`,
  (text) => `%YAML 1.1\n---\n${text}`,
  (text) => `--- # comment\n${text}`,
  (text) => `${text}---\n`,
  (text) => `${text}---\n---\n`,
  (text) => `${text}...\n`,
  (text) => `${text}---\n# comment\n`,
  (text) => `${text}\n\n`,
  (text) => text.trimEnd(),
  (text) => `${text}\t\n`,
  (text) => text.replaceAll('\n', '\n\n'),
  (text) => text.replace(/^/gm, ' '),
];

/** `key: value` spelled otherwise; what `$2` holds may be a quoted text already. */
const SPELLINGS = [
  ...[
    "$1: '$2'",
    '$1: "$2"',
    '$1: |-\n    $2',
    '$1: >-\n    $2',
    '$1: |\n    $2',
    '$1: !!str $2',
    '$1: !!int $2',
  ],
  ...[
    '$1:\n    $2',
    '$1: $2 # comment',
    '$1: $2#',
    '$1 : $2',
    '$1:$2',
    '$1:\t$2',
    '"$1": $2',
    "'$1': $2",
    '? $1\n: $2',
  ],
  ...[
    '$1: &a $2',
    '$1: *a',
    '$1: $2\nx: &a $2',
    '$1: [$2]',
    '$1: {a: $2}',
    '$1: $2 ',
    '$1: $2\n ',
    '$1: $2\t',
    '!!str $1: $2',
  ],
  ...[
    '$1: $2,',
    '$1: - $2',
    '$1: `$2',
    '$1: @$2',
    '$1: %$2',
    '$1: $2: x',
    '$1: ! $2',
    '$1: !x $2',
    '&k $1: $2',
    '$1: "$2\\n"',
  ],
  ...[
    '$1: "\\x31$2"',
    "$1: ''",
    '$1: ""',
    '$1: "$2',
    '$1: >2\n    $2',
    '$1: |+\n    $2\n\n',
    '$1: $2\u00a0',
    '$1: $2\u0085',
    '$1: \u0007',
  ],
];

const onLine =
  (nth: number, change: (line: string) => string): TextMutation =>
  (text) => {
    const lines = text.split('\n');
    const at = nth % lines.length;
    return lines.map((line, index) => (index === at ? change(line) : line)).join('\n');
  };

const ofLine: Array<(line: string) => string> = [
  (line) => `${line}\n${line}`,
  (line) => ` ${line}`,
  (line) => line.replace(/^ {2}/, ''),
  (line) => line.replace(/^ {2}/, '\t'),
  (line) => line.replace(/^( *)- /, '$1  - '),
  (line) => line.replace(/^( *)- /, '$1-\n$1  '),
  (line) => `${line}\n`,
  (line) => `${line}  `,
  (line) => `${line}\n# comment`,
  (line) => `${line}\n      # comment`,
  (line) => line.replace(/^( *)(\S+):$/, '$1$2: &a'),
  (line) => line.replace(/^( *)(\S+):$/, '$1<<: {name: x}\n$1$2:'),
  (line) => line.replace(/^( *)(\S+):$/, '$1$2: !!map'),
  (line) => line.replace(/^( *)(\S+: .*)$/, '$1<<: {a: b}\n$1$2'),
];

const respelled = fc
  .tuple(fc.nat(), fc.constantFrom(...SPELLINGS))
  .map(([nth, spelling]) =>
    onLine(nth, (line) => line.replace(/^( *(?:- )?)(\S+): (.*)$/, shifted(spelling))),
  );

/** The indent is the first group here, and goes before each line. */
const shifted = (spelling: string): string =>
  `$1${spelling.replaceAll('$2', '$3').replaceAll('$1', '$2')}`;

export const textMutation: fc.Arbitrary<TextMutation> = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...ofFile) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...SEPARATORS).map(
      (separator): TextMutation =>
        (text) =>
          text.replace(/\n---\n/, `\n${separator}\n`),
    ),
  },
  { weight: 4, arbitrary: respelled },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.nat(), fc.constantFrom(...ofLine))
      .map(([nth, change]) => onLine(nth, change)),
  },
);
