import { parseJsonDocument } from './json-document';
import type { PlacedText } from './placed-node';
import { TextFailure } from './text-failure';
import { parseTomlDocument } from './toml-document';
import { parseYamlDocument } from './yaml-document';

/** A reader that says what is wrong instead of throwing. */
export type ParseText = (text: string) => PlacedText | { readonly failure: TextFailure };

export const parseJson: ParseText = (text) => caught(() => parseJsonDocument(text));
export const parseToml: ParseText = (text) => caught(() => parseTomlDocument(text));
export const parseYaml: ParseText = (text) => caught(() => parseYamlDocument(text));

export function caught<T>(parse: () => T): T | { readonly failure: TextFailure } {
  try {
    return parse();
  } catch (error) {
    if (error instanceof TextFailure) return { failure: error };
    throw error;
  }
}

/** `.conf` may hold anything: Antrea keeps YAML in it. */
const JSON_NAME = /\.(json|conflist)$/;
const JSON_TEXT = /^\s*[{[]/;

/** A string inside a document: its key says what it is, or else its first character. */
export function parseEmbedded(key: string, text: string): ParseText {
  return JSON_NAME.test(key) || JSON_TEXT.test(text) ? parseJson : parseYaml;
}
