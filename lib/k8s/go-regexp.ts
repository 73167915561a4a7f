/** Look-around and references back, which RE2 has not: `(?=`, `(?!`, `(?<=`, `(?<!`, `\1`, `\k<name>`. */
const NOT_IN_GO = /\(\?<?[=!]|\\[1-9k]/;

/** What only RE2 has, as JavaScript spells it: names, flags inside, ends of text, classes of Perl. */
const SPELLINGS: ReadonlyArray<readonly [RegExp, string]> = [
  [/\(\?P</g, '(?<'],
  [/\(\?[imsU]*(?:-[imsU]+)?\)/g, ''],
  [/\(\?[imsU]+(?:-[imsU]+)?:/g, '(?:'],
  [/\\A/g, '^'],
  [/\\z/g, '$'],
];

/** Whether Go's `regexp.Compile` takes a pattern. Source: regexp/syntax. */
export function isGoPattern(text: string): boolean {
  const bare = text.replace(/\\\\/g, '');
  if (NOT_IN_GO.test(bare)) return false;
  try {
    const spelled = SPELLINGS.reduce((pattern, [go, own]) => pattern.replace(go, own), text);
    return new RegExp(spelled) !== undefined;
  } catch {
    return false;
  }
}
