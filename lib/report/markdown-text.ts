const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** No markup, no HTML, no formula, no emoji, no link: in a cell of a table as well. */
const escapeMarkup = (line: string): string =>
  line
    .replace(/[\\`*_{}[\]|~$#!]/g, '\\$&')
    .replace(/[&<>]/g, (character) => ENTITIES[character] ?? character)
    .replace(/:(?=\/\/|[\w+-]+:)/g, '\\:')
    .replace(/(www)(?=\.)/gi, '$1\\');

/**
 * One line that GitHub's Markdown shows as it is. Mentions and references are looked for in the
 * finished text, where a backslash does not help: a space of no width does.
 */
export const escapeMarkdown = (line: string): string =>
  escapeMarkup(line).replace(/(@|#|GH-)(?=\w)/g, '$1&#8203;');

/** Code, where nobody is mentioned. Backticks would be cut at `\|` by the table around them. */
export const markdownCode = (line: string): string => `<code>${escapeMarkup(line)}</code>`;
