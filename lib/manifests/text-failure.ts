/** Why a text cannot be read at all. */
export type FailureKind = 'invalid-yaml' | 'invalid-json' | 'invalid-toml' | 'alias-bomb';

/** Thrown inside a parser, caught by whoever hands out documents; never leaves this folder. */
export class TextFailure extends Error {
  constructor(
    readonly kind: FailureKind,
    detail: string,
    /** Offset into the text. */
    readonly offset: number,
  ) {
    super(detail);
  }
}
