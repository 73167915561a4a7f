import { describe, expect, it } from 'vitest';
import { BROKEN_VARIANTS } from '../../conformance/clusters/broken';
import { BROKEN_CASES, findingsOf } from '../../tools/accepted-then-broken/cases';

it('B1 to B35 are all there', () => {
  expect(BROKEN_CASES.map(({ number }) => number)).toEqual(
    Array.from({ length: 35 }, (_, index) => index + 1),
  );
});

describe.each(BROKEN_CASES)('B$number $what', ({ mistakes, nearMisses, variants = [] }) => {
  it.each(mistakes)('$code speaks: $title', ({ code, files }) => {
    const [finding] = findingsOf(files).filter((candidate) => candidate.code === code);

    expect(finding).toBeDefined();
    // A note on what is legal owes nobody a consequence.
    if (finding?.severity !== 'info') expect(consequenceOf(finding)).not.toBe('');
  });

  it.each(nearMisses.map((files) => ({ files })))(
    'is not seen in what works: $files',
    ({ files }) => {
      expect(findingsOf(files)).toEqual([]);
    },
  );

  it.each(variants)('is forced into a cluster: %s', (name) => {
    expect(BROKEN_VARIANTS.map((variant) => variant.name)).toContain(name);
  });
});

const consequenceOf = (finding: ReturnType<typeof findingsOf>[number] | undefined): string =>
  finding ? `${finding.breaks ?? ''}${finding.refusedBy.join()}` : '';
