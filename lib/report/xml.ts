import { oneLine } from './one-line';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text for an element or an attribute; what XML cannot hold is shown as `\u0000`. */
export const escapeXml = (text: string): string =>
  text
    .split('\n')
    .map((line) => oneLine(line).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? ''))
    .join('\n');

type Attributes = Readonly<Record<string, string | number | null>>;

/** One element, without attributes that are null; its children are elements. */
export function element(
  name: string,
  attributes: Attributes,
  children: readonly string[] = [],
): string {
  const head = [name, ...Object.entries(attributes).flatMap(attribute)].join(' ');
  if (children.length === 0) return `<${head}/>`;
  return [`<${head}>`, ...children, `</${name}>`].join('\n');
}

const attribute = ([name, value]: [string, string | number | null]): string[] =>
  value === null ? [] : [`${name}="${escapeXml(oneLine(String(value)))}"`];

/** An element that holds text. */
export const textElement = (name: string, attributes: Attributes, text: string): string =>
  element(name, attributes).replace(/\/>$/, `>${escapeXml(text)}</${name}>`);
