import fc from 'fast-check';
import { expect, test } from 'vitest';

import { readText } from '../../lib/manifests/read-file';
import { verdicts } from './verdicts';

const names = fc.constantFrom('a.yaml', 'a.json', 'a.conflist', 'a.conf', '-');
const snippet = fc.constantFrom(...verdicts.documents.map(([text]) => text));
const manglings = fc.array(fc.oneof(snippet, fc.string({ unit: 'binary', maxLength: 5 })));

test('no text makes the reader throw, and every piece is a document, blank or broken', () => {
  fc.assert(
    fc.property(names, manglings, (name, parts) => {
      const { chunks, issues } = readText(name, parts.join(''));
      for (const { index, document, isBlank, isBroken } of chunks) {
        expect([document !== undefined, isBlank, isBroken].filter(Boolean)).toHaveLength(1);
        const failures = issues.filter((issue) => issue.kind !== 'duplicate-key');
        expect(failures.some((issue) => issue.chunkIndex === index)).toBe(isBroken);
      }
    }),
    { numRuns: 500 },
  );
});

test('no bytes make the reader throw', () => {
  fc.assert(
    fc.property(names, fc.uint8Array({ maxLength: 60 }), (name, bytes) => {
      expect(readText(name, bytes).name).toBe(name);
    }),
  );
});
