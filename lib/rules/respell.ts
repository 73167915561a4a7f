import type { At } from '../model/located';
import type { Sighting } from './rule';

/** The edit for a word that is one of a few in another case; nothing where another may be meant. */
export function respell(at: At, written: string, words: readonly string[]): Pick<Sighting, 'edit'> {
  const word = words.find((one) => one.toLowerCase() === written.trim().toLowerCase());
  return word === undefined ? {} : { edit: { at, value: word } };
}
