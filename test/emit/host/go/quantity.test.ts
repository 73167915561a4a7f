import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalQuantity } from '../../../../lib/emit/host/go/quantity';

// What single quantities become is recorded: kubelet-quantities in ../recorded.
describe('a canonical quantity', () => {
  const quantities = fc
    .tuple(
      fc.constantFrom('', '-'),
      fc.integer({ min: 0, max: 2 ** 31 }),
      fc.constantFrom('', '.5', '.25', '.125', '.001'),
      fc.constantFrom('', 'm', 'u', 'k', 'M', 'G', 'Ki', 'Mi', 'Gi', 'e3', 'e-3'),
    )
    .map((parts) => parts.join(''));

  it('stays as it is when Go reads and writes it once more', () => {
    fc.assert(
      fc.property(quantities, (text) => {
        const once = canonicalQuantity(text);
        // Broken binary units become plain bytes, which the next reader takes for decimal ones.
        fc.pre(!text.endsWith('i') || once.endsWith('i'));

        expect(canonicalQuantity(once)).toBe(once);
      }),
    );
  });

  it('is left to kubeadm to refuse where it is none', () => {
    expect(canonicalQuantity('1.2.3')).toBe('1.2.3');
    expect(canonicalQuantity('10 Mi')).toBe('10 Mi');
  });
});
