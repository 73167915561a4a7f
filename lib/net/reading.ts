/** What came of reading a text. Readers never throw. */
export type Reading<Value, Problem> =
  | { readonly ok: true; readonly value: Value }
  | {
      readonly ok: false;
      readonly problem: Problem;
      /** The value meant, where the text is readable but badly written. */
      readonly canonical?: Value;
    };

export const read = <Value>(value: Value) => ({ ok: true, value }) as const;

export const refused = <Problem>(problem: Problem) => ({ ok: false, problem }) as const;
