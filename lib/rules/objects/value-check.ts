import { isDns1123Label, isDns1123Subdomain, isPathSegmentName } from '../../k8s/names';
import { nearestName } from '../../k8s/schema/nearest-name';
import type { Json } from '../../model/document';
import type { Complaint } from './struct-check';

/** Looks at the value of one field; undefined and null are values that were not given. */
export type ValueCheck = (value: Json | undefined, field: string) => Complaint | undefined;

/** null and '' decode like nothing at all, save into a pointer. */
export const isUnset = (value: Json | undefined): boolean =>
  value === undefined || value === null || value === '';

export const isNil = (value: Json | undefined): value is undefined | null =>
  value === undefined || value === null;

/** `example` follows the name of the field in the fix. */
export const required =
  (example: string): ValueCheck =>
  (value, field) =>
    isUnset(value) ? { what: 'is missing', fix: `${field}: ${example}` } : undefined;

/** At least one entry, of a list or a map. */
export const notEmpty =
  (example: string): ValueCheck =>
  (value, field) =>
    isNil(value) || (typeof value === 'object' && Object.keys(value).length === 0)
      ? { what: 'is empty', fix: `${field}: ${example}` }
      : undefined;

/** A closed choice; the first is proposed where nothing is near. '' counts as not given. */
export const oneOf =
  (...words: readonly string[]): ValueCheck =>
  (value, field) =>
    typeof value === 'string' && value !== '' ? unsupported(value, field, words) : undefined;

/** A closed choice whose Go field is a pointer: '' is a value, and a wrong one. */
export const oneOfIfGiven =
  (...words: readonly string[]): ValueCheck =>
  (value, field) =>
    typeof value === 'string' ? unsupported(value, field, words) : undefined;

function unsupported(value: string, field: string, words: readonly string[]) {
  if (words.includes(value)) return undefined;
  const fix = `${field}: ${nearestName(value, words) ?? words.find((word) => word !== '')}`;
  return { what: `is ${quote(value)}, none of ${words.filter((word) => word).join(', ')}`, fix };
}

/** What a string must look like; '' counts as not given. */
export const textLike =
  (isGood: (text: string) => boolean, words: string): ValueCheck =>
  (value, field) =>
    typeof value === 'string' && value !== '' ? badText(value, field, isGood, words) : undefined;

/** The same of a pointer. */
export const textLikeIfGiven =
  (isGood: (text: string) => boolean, words: string): ValueCheck =>
  (value, field) =>
    typeof value === 'string' ? badText(value, field, isGood, words) : undefined;

const badText = (
  text: string,
  field: string,
  isGood: (text: string) => boolean,
  words: string,
): Complaint | undefined =>
  isGood(text) ? undefined : { what: `is ${quote(text)}, not ${words}`, fix: `${field}: ${words}` };

const LABEL_WORDS = 'a DNS label: lower-case letters, digits and "-", at most 63';
const SUBDOMAIN_WORDS = 'a DNS name: lower-case letters, digits, "-" and "."';

export const dnsLabel = textLike(isDns1123Label, LABEL_WORDS);
export const dnsName = textLike(isDns1123Subdomain, SUBDOMAIN_WORDS);
export const dnsNameIfGiven = textLikeIfGiven(isDns1123Subdomain, SUBDOMAIN_WORDS);
export const pathSegment = textLike(isPathSegmentName, 'a name without "/" and "%"');

export const between =
  (least: number, most: number): ValueCheck =>
  (value, field) => {
    if (typeof value !== 'number' || (value >= least && value <= most)) return undefined;
    const range = most === Number.POSITIVE_INFINITY ? `${least} or more` : `${least}-${most}`;
    return { what: `is ${value}, not ${range}`, fix: `${field}: ${value < least ? least : most}` };
  };

export const atLeast = (least: number): ValueCheck => between(least, Number.POSITIVE_INFINITY);
export const notNegative = atLeast(0);

/** What an int32 holds. */
export const MOST_INT32 = 2 ** 31 - 1;

export const forbidden =
  (why: string): ValueCheck =>
  (value, field) =>
    isNil(value) ? undefined : { what: `is set, ${why}`, fix: `remove ${field}` };

const quote = (text: string): string => JSON.stringify(text);
