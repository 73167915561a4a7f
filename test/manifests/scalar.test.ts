import { expect, test } from 'vitest';

import { keyText } from '../../lib/manifests/key-text';
import { resolvePlain, resolveTagged } from '../../lib/manifests/scalar';

test.each([
  ['6443', 6443],
  ['6443.0', 6443],
  ['0x192B', 6443],
  ['6_443', 6443],
  ['0o14453', 6443],
  ['014453', 6443],
  ['08443', 8443],
  ['1e4', 10000],
  ['0b101', 5],
  ['1.33', 1.33],
])('the number %s is %d', (text, value) => {
  expect(resolvePlain(text).value).toBe(value);
});

test.each(['y', 'Y', 'yes', 'on', 'true', 'True'])('%s is true', (text) => {
  expect(resolvePlain(text).value).toBe(true);
});

test.each(['12:30:45', '2001-01-01', '1.33.1', '10.0.0.0/8', 'fd00::1', 'tRUE', '0o8', '1e999'])(
  '%s stays a string',
  (text) => {
    expect(resolvePlain(text)).toEqual({ tag: 'str', value: text });
  },
);

test('a tag that contradicts the text is refused', () => {
  expect(resolveTagged('tag:yaml.org,2002:int', 'x')).toBeUndefined();
  expect(resolveTagged('tag:yaml.org,2002:str', '5')?.value).toBe('5');
});

test('a key that is a number becomes the text Go prints', () => {
  expect(keyText(resolvePlain('1e10'))).toBe('1e+10');
  expect(keyText(resolvePlain('9223372036854775807'))).toBe('9223372036854775807');
  expect(keyText(resolvePlain('~'))).toBeUndefined();
});
