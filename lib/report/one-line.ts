import { escapeUnit } from './json-text';

/**
 * Characters that steer a terminal, end a line, turn the direction of writing or are no XML:
 * values come from files, and none of these may reach the reader as itself.
 */
const STEERING =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to replace
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|\p{Cs}/gu;

/** True of nearly all text, and soon told: nothing but the signs of ASCII. */
export const isPlain = (text: string): boolean => /^[ -~]*$/.test(text);

/** One line of text that shows such characters instead of obeying them: `a\nb`, `\u001b[2J`. */
export const oneLine = (text: string): string =>
  isPlain(text) ? text : text.replace(STEERING, escapeCharacter);

/** JSON knows the short forms, but leaves most of the characters above U+007E as they are. */
function escapeCharacter(character: string): string {
  const short = JSON.stringify(character).slice(1, -1);
  return short === character ? escapeUnit(character) : short;
}
