import fc from 'fast-check';
import { compare, disagreementOf } from './compare';
import { reduceText } from './reduce';
import type { FuzzTarget } from './target';

/** A text about which the product and a component do not agree. */
export interface Disagreement {
  readonly text: string;
  readonly minor: number;
}

/** Where in the stream of texts of a seed a text stands. */
export interface Position {
  readonly seed: number;
  readonly index: number;
}

const PATIENCE_MILLISECONDS = 60_000;

/** The smallest text found that is a disagreement of the same kind. */
export function shrink(
  target: FuzzTarget,
  found: Disagreement,
  { seed, index }: Position,
): Disagreement {
  const { minor } = found;
  const kind = disagreementOf(compare(target, found.text, minor));
  // Not seen again: left as it is.
  if (kind === '') return found;
  const isSame = (text: string) => disagreementOf(compare(target, text, minor)) === kind;
  const result = fc.check(
    fc.property(target.texts(minor), (text) => !isSame(text)),
    { seed, path: String(index), interruptAfterTimeLimit: PATIENCE_MILLISECONDS },
  );
  const [text = found.text] = result.counterexample ?? [];
  return { text: reduceText(text, isSame), minor };
}
