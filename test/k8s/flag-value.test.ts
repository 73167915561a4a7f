import { describe, expect, it } from 'vitest';
import * as recording from '../../conformance/facts/recorded/flag-values.json';
import { parseFlagType, readsAs } from '../../lib/k8s/flag-value/flag-type';

/** conformance/facts/flag-values.ts asked the real parsers; gates are judged by name, not here. */
const types = Object.entries(recording.taken).filter(([type]) => !/gate/i.test(type));

describe('values of flags', () => {
  it.each(types)('reads a text as the real %s does', (type, taken) => {
    const readings = recording.texts.map((text) => [text, readsAs(parseFlagType(type), text)]);

    expect(readings).toEqual(recording.texts.map((text, place) => [text, taken[place] === 'y']));
  });
});
