import fc from 'fast-check';

/** A change of a JSON text that readers may see differently. */
export type JsonMutation = (text: string) => string;

const onLine =
  (nth: number, change: (line: string) => string): JsonMutation =>
  (text) => {
    const lines = text.split('\n');
    const at = nth % lines.length;
    return lines.map((line, index) => (index === at ? change(line) : line)).join('\n');
  };

const ofLine: Array<(line: string) => string> = [
  (line) => line.replace(/^( *)("\w+": )(.*[^{[,]),?$/, '$1$2$3,\n$1$2$3'),
  (line) => line.replace(/"(\w+)":/, (_, key: string) => `"${key.toUpperCase()}":`),
  (line) =>
    line.replace(/"(\w)(\w*)":/, (_, first: string, rest) => `"${first.toUpperCase()}${rest}":`),
  (line) => line.replace(/^( *)"(\w+)": (.*[^{[,]),?$/, '$1"$2": $3,\n$1"$2": null,'),
  (line) =>
    line.replace(/"(\w)(\w*)":/, (_, first: string, rest) => {
      return `"\\u00${first.charCodeAt(0).toString(16)}${rest}":`;
    }),
  (line) => line.replace(/,$/, ''),
  (line) => `${line},`,
  (line) => `${line} // comment`,
  (line) => line.replaceAll('"', "'"),
  (line) => line.replace(/: (\d+)/, ': $1.0'),
  (line) => line.replace(/: (\d+)/, ': 0$1'),
  (line) => line.replace(/: (\d+)/, ': $1e0'),
  (line) => line.replace(/"(\w*)s(\w*)":/, '"$1ſ$2":'),
  (line) => line.replace(/"(\w*)k(\w*)":/, '"$1\u212a$2":'),
];

const ofFile: JsonMutation[] = [
  (text) => `\ufeff${text}`,
  (text) => `${text}${text}`,
  (text) => `${text}x`,
  (text) => `[${text}]`,
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => text.replaceAll('\n', ''),
  (text) => text.replaceAll('  ', '\t'),
  (text) => `${text}\0`,
  (text) => text.trimEnd().slice(0, -1),
  () => '',
  () => 'null',
  () => '{}',
];

export const jsonMutation: fc.Arbitrary<JsonMutation> = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(...ofFile) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.nat(), fc.constantFrom(...ofLine))
      .map(([nth, change]) => onLine(nth, change)),
  },
);
