import { textAt } from './facts/history';

/** Lists of words that settings choose from, read out of the real programs. */
export type WordList =
  | 'admission plugins'
  | 'API versions'
  | 'controllers'
  | 'CPU manager options'
  | 'kubeadm feature gates'
  | 'node label domains'
  | 'node labels'
  | 'scheduler plugin points'
  | 'scheduler plugins'
  | 'TLS cipher suites'
  | 'TLS versions'
  | 'topology manager options';

type WordFile = Readonly<Record<WordList, Readonly<Record<string, string>>>>;

const wordsOf = (list: WordList) => (require('./facts/component-words.json') as WordFile)[list];

/** Whether the component of a minor knows the word. */
export const isKnownWord = (list: WordList, word: string, minor: number): boolean =>
  saidOf(list, word, minor) !== undefined;

/** What is said of a word beside its name, mostly nothing; undefined for a word nobody knows. */
export function saidOf(list: WordList, word: string, minor: number): string | undefined {
  const words = wordsOf(list);
  const history = Object.hasOwn(words, word) ? words[word] : undefined;
  return history === undefined ? undefined : textAt(history, minor);
}

export const wordsAt = (list: WordList, minor: number): string[] =>
  Object.keys(wordsOf(list)).filter((word) => isKnownWord(list, word, minor));
