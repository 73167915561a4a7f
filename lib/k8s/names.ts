/**
 * The grammars of names, as apimachinery `util/validation` has them. Each answers yes or no;
 * the rules say why it matters.
 */
const DNS1123_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const DNS1035_LABEL = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const DNS1123_SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const WITH_UNDERSCORE = /^_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?(\._?[a-z0-9]([-_a-z0-9]*[a-z0-9])?)*$/;
const QUALIFIED_NAME = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const LABEL_VALUE = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;

export const LABEL_LENGTH = 63;
export const SUBDOMAIN_LENGTH = 253;

/** Lower-case letters, digits and `-`, at most 63; begins and ends with a letter or digit. */
export const isDns1123Label = (text: string): boolean =>
  text.length <= LABEL_LENGTH && DNS1123_LABEL.test(text);

/** As a DNS-1123 label, but begins with a letter. */
export const isDns1035Label = (text: string): boolean =>
  text.length <= LABEL_LENGTH && DNS1035_LABEL.test(text);

/** Labels joined by dots, at most 253 in all; the length of a single label is not checked. */
export const isDns1123Subdomain = (text: string): boolean =>
  text.length <= SUBDOMAIN_LENGTH && DNS1123_SUBDOMAIN.test(text);

/** As a DNS-1123 subdomain, with `_` inside and at the beginning of labels. */
export const isDns1123SubdomainWithUnderscore = (text: string): boolean =>
  text.length <= SUBDOMAIN_LENGTH && WITH_UNDERSCORE.test(text);

/** `*.` and a subdomain. */
export const isWildcardSubdomain = (text: string): boolean =>
  text.startsWith('*.') && text.length <= SUBDOMAIN_LENGTH && isDns1123Subdomain(text.slice(2));

/** What a URL can hold between two slashes: apimachinery `IsPathSegmentName`. */
export const isPathSegmentName = (text: string): boolean =>
  text !== '.' && text !== '..' && !/[/%]/.test(text);

/** A domain, `/` and the path of a URL: apimachinery `IsDomainPrefixedPath`. */
export function isDomainPrefixedPath(text: string): boolean {
  const slash = text.indexOf('/');
  return (
    slash !== -1 &&
    isDns1123Subdomain(text.slice(0, slash)) &&
    /^[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/.test(text.slice(slash + 1))
  );
}

/** `name` or `prefix/name`, as label keys, `appProtocol` and `loadBalancerClass` are written. */
export function isQualifiedName(text: string): boolean {
  const slash = text.indexOf('/');
  if (slash === -1) return isNamePart(text);
  return isDns1123Subdomain(text.slice(0, slash)) && isNamePart(text.slice(slash + 1));
}

const isNamePart = (text: string): boolean =>
  text.length <= LABEL_LENGTH && QUALIFIED_NAME.test(text);

export const isLabelValue = (text: string): boolean =>
  text.length <= LABEL_LENGTH && LABEL_VALUE.test(text);

/** An IANA service name: 1–15 characters, a letter in it, no `--`, no `-` at either end. */
export const isPortName = (text: string): boolean =>
  text.length <= 15 &&
  /^[-a-z0-9]+$/.test(text) &&
  /[a-z]/.test(text) &&
  !text.includes('--') &&
  !text.startsWith('-') &&
  !text.endsWith('-');
