import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { joinDocuments, serializeApiObject } from '../../../lib/emit/yaml/api-object';
import { readsAsOther } from '../../../lib/emit/yaml/go-resolve';
import type { Json } from '../../../lib/model/document';
import { AWKWARD_TEXTS, UNREADABLE_TEXTS } from './awkward-texts';

/** What cdk8s calls in `Yaml.stringify`. */
const plainCdk8s = (value: Json): string =>
  stringify(value, {
    keepUndefined: true,
    lineWidth: 0,
    version: '1.1',
    aliasDuplicateObjects: false,
  });

/** What cdk8s writes so that Go, hence kubectl, reads another value or refuses. */
const isMisreadFromCdk8s = (text: string): boolean =>
  text === '<<' ||
  UNREADABLE_TEXTS.some((mark) => [...mark].some((c) => c > '~' && text.includes(c))) ||
  /[\x7f-\x9f\uffff]/.test(text) ||
  (text.includes('\n') && /^[\n ]*(?:\t| [\n ]*$)/.test(text)) ||
  (readsAsOther(text) && !stringify(text, { version: '1.1' }).startsWith('"'));

const awkward = AWKWARD_TEXTS.filter((text) => !isMisreadFromCdk8s(text));
const pieces = [...'aeEyYnN0179xXoObB_+-.:#? ,[]{}&*!|>\'"%@`~=<\n\t/\\é', '😀'];
const text = fc
  .oneof(
    fc.constantFrom(...awkward),
    fc.array(fc.constantFrom(...awkward), { maxLength: 3 }).map((parts) => parts.join('')),
    fc.string({ unit: fc.constantFrom(...pieces), maxLength: 8 }),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.string({ unit: 'binary', maxLength: 6 }),
  )
  .filter((value) => !isMisreadFromCdk8s(value));
const { value } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    fc.double(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 4 }),
  ),
}));

describe('serializeApiObject', () => {
  it('writes the bytes of cdk8s for any object', () => {
    const document = fc.dictionary(text, value, { maxKeys: 4 });
    fc.assert(
      fc.property(document, (object) => {
        expect(serializeApiObject(object)).toBe(plainCdk8s(object));
      }),
      { numRuns: 1500 },
    );
  });

  it.each(awkward.map((each) => [each]))(
    'writes the bytes of cdk8s for %j wherever it stands',
    (it) => {
      const object = { a: it, b: { c: [it, [it]] }, [it]: { [it]: it } };
      expect(serializeApiObject(object)).toBe(plainCdk8s(object));
    },
  );

  it.each([...AWKWARD_TEXTS, ...UNREADABLE_TEXTS].map((each) => [each]))(
    'is read back by a YAML 1.1 reader: %j',
    (it) => {
      const object = { a: it, b: [it, { [it]: it }] };
      expect(parse(serializeApiObject(object), { version: '1.1' })).toEqual(object);
    },
  );

  it.each([
    ['0o17', '"0o17"'],
    ['a\u0085b', '"a\\u0085b"'],
    ['a\u2028b', '"a\\u2028b"'],
    ['\ufeffa', '"\\ufeffa"'],
    ['\n\ta', '"\\n\\ta"'],
    [' \n', '" \\n"'],
  ])('protects %j, which Go would misread as cdk8s writes it', (it, written) => {
    expect(serializeApiObject({ a: it })).toBe(`a: ${written}\n`);
    expect(plainCdk8s({ a: it })).not.toBe(`a: ${written}\n`);
  });

  it('writes a value that is used twice without anchors', () => {
    const shared = { port: 80 };
    expect(serializeApiObject({ a: shared, b: [shared] })).toBe(
      'a:\n  port: 80\nb:\n  - port: 80\n',
    );
  });

  it('leaves keys longer than a simple key, and documents that are no object, to the package', () => {
    const long = { ['k'.repeat(1100)]: 1 };
    expect(serializeApiObject(long)).toBe(plainCdk8s(long));
    expect(serializeApiObject('#!/bin/sh\nexit\n')).toBe(plainCdk8s('#!/bin/sh\nexit\n'));
  });

  it('separates documents as cdk8s does', () => {
    expect(joinDocuments(['a: 1\n', 'b: 2\n'])).toBe('a: 1\n---\nb: 2\n');
    expect(joinDocuments([])).toBe('');
  });
});
