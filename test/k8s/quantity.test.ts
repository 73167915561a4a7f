import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canonicalQuantity } from '../../lib/emit/host/go/quantity';
import { isQuantityText, parseQuantity } from '../../lib/k8s/quantity';
import { ACCEPTS } from '../../lib/k8s/schema/go-scalars';

type Verdict = readonly [text: string, canonical: string | null, sign?: number];

/** Made by conformance/quantity-verdicts. */
const verdicts: Verdict[] = readFileSync(join(__dirname, 'quantity-verdicts.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((row) => JSON.parse(row));

describe('a quantity', () => {
  it('is read where Go reads it, by every reader', () => {
    const taken = verdicts.filter(([, canonical]) => canonical !== null).map(([text]) => text);

    expect(verdicts.map(([text]) => text).filter(isQuantityText)).toEqual(taken);
    expect(
      verdicts.map(([text]) => text).filter((text) => parseQuantity(text) !== undefined),
    ).toEqual(taken);
  });

  it('of a document is trimmed before', () => {
    const trimmed = (text: string) => isQuantityText(text.trim());
    const texts = verdicts.map(([text]) => text);

    expect(texts.filter(ACCEPTS.quantity)).toEqual(texts.filter(trimmed));
    expect(ACCEPTS.quantity(' 10Mi ')).toBe(true);
  });

  it.each([-1, 0, 1])('has the sign that Go gives it: %i', (sign) => {
    const rows = verdicts.filter((row) => row[2] === sign).map(([text]) => text);

    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter((text) => Math.sign(parseQuantity(text) ?? Number.NaN) !== sign)).toEqual(
      [],
    );
  });

  it('becomes the text that Go writes', () => {
    const rows = verdicts.filter(([, canonical]) => canonical !== null);

    expect(rows.map(([text]) => [text, canonicalQuantity(text)])).toEqual(
      rows.map(([text, canonical]) => [text, canonical]),
    );
  });

  it.each(['1e999999998', '1e-999999998', '1.5e2147483646'])(
    '%s costs no more than another',
    (text) => {
      expect(canonicalQuantity(text)).toMatch(/^(1n|1|100|15\d*)(e|n|$)/);
    },
  );
});
