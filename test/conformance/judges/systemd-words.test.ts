import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../conformance/judges/systemd-words';

describe('the words of a variable in an environment file', () => {
  it.each([
    ['A="--x=1 --y=2"\n', ['--x=1', '--y=2']],
    ['B="--z=3"\nA="--x=1"\n', ['--x=1']],
    ['A="--x=a b"\n', ['--x=a', 'b']],
    [String.raw`A="--x=\"a b\" --y='c d'"`, ['--x=a b', '--y=c d']],
    ['A="--x=$HOME <5%"\n', ['--x=$HOME', '<5%']],
    ['A=""\n', []],
    ['B="--z=3"\n', []],
  ])('%j: %j', (file, words) => {
    expect(wordsOf(file, 'A')).toEqual(words);
  });
});
