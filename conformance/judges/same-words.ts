/** Go walks a map in an order that is new each time: the same words in another order say the same. */
export const haveSameWords = (a: string, b: string): boolean => wordsOf(a) === wordsOf(b);

const wordsOf = (says: string): string =>
  says
    .split(/[\s,;:()[\]{}"'`]+/)
    .sort()
    .join(' ');
