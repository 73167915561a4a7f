import { textAt } from './facts/history';

/** Lists of words that flags of the control plane choose from. */
export type WordList = 'admission plugins' | 'API versions' | 'controllers';

type WordFile = Readonly<Record<WordList, Readonly<Record<string, string>>>>;

/** Whether the component of a minor knows the word; read out of the real modules. */
export function isKnownWord(list: WordList, word: string, minor: number): boolean {
  const words = (require('./facts/component-words.json') as WordFile)[list];
  const history = Object.hasOwn(words, word) ? words[word] : undefined;
  return history !== undefined && textAt(history, minor) !== undefined;
}
