import type { Json } from '../../model/document';

/** Whether a kind of objects takes the name. */
export type IsName = (text: string) => boolean;

/** Metadata of another type than a map says nothing about names. */
export const hasReadableMetadata = (metadata: Json | undefined): boolean =>
  metadata === undefined || (typeof metadata === 'object' && !Array.isArray(metadata));

/** Checked as it stands even when there is a name; without one the generated name must pass too. */
export function isNamePrefix(prefix: string, name: string, isName: IsName): boolean {
  return isName(maskTrailingDash(prefix)) && (name !== '' || isName(generated(prefix)));
}

/** apimachinery `maskTrailingDash`: the last two characters become one `a`. */
const maskTrailingDash = (text: string): string =>
  text.length > 1 && text.endsWith('-') ? `${text.slice(0, -2)}a` : text;

/** apiserver `SimpleNameGenerator`: at most 58 characters and five random ones. */
const generated = (prefix: string): string => `${prefix.slice(0, 58)}x5x5x`;
