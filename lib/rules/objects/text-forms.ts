import { isDns1123Subdomain } from '../../k8s/names';
import { textLike } from './value-check';

/* Texts that kube-apiserver looks into: apimachinery util/validation and path checks of core validation. */

const isFolderAbove = (text: string): boolean => text === '.' || text.startsWith('..');

export const isConfigMapKey = (text: string): boolean =>
  text.length <= 253 && /^[-._a-zA-Z0-9]+$/.test(text) && !isFolderAbove(text);

export const isStrictVariableName = (text: string): boolean =>
  /^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(text) && !isFolderAbove(text);

/** Printable ASCII without `=`. */
export const isVariableName = (text: string): boolean => /^[ -<>-~]+$/.test(text);

export const goesUp = (path: string): boolean => path.split('/').includes('..');

const staysBelow = (path: string): boolean => !path.startsWith('/') && !goesUp(path);

export const configMapKey = textLike(isConfigMapKey, 'letters, digits, "-", "_" and "."');
export const relativePath = textLike(staysBelow, 'a relative path without ".."');
/** ValidateLocalNonReservedPath. */
export const ownPath = textLike(
  (path) => staysBelow(path) && !path.startsWith('..'),
  'a relative path that does not begin with ".."',
);
export const pathWithoutUp = textLike((path) => !goesUp(path), 'a path without ".."');

/** A name to be completed may end with "-". */
export const dnsNameOrPrefix = textLike(
  (text) => isDns1123Subdomain(text.length > 1 ? text.replace(/-$/, 'a') : text),
  'a DNS name: lower-case letters, digits, "-" and "."',
);
