const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * One line that GitHub's Markdown shows as it is, in a cell of a table as well. Mentions, references
 * and addresses are looked for in the finished text, where a backslash does not help: a space of no
 * width does.
 */
export const escapeMarkdown = (line: string): string =>
  line
    .replace(/[\\`*_{}[\]|~$#!]/g, '\\$&')
    .replace(/[&<>]/g, (character) => ENTITIES[character] ?? character)
    .replace(/:(?=\/\/|[\w+-]+:)/g, '\\:')
    .replace(/(www)(?=\.)/gi, '$1\\')
    .replace(/(@|#|GH-)(?=\w)/g, '$1&#8203;');

/** Code; between backticks a table would still be cut at `\|`. */
export const markdownCode = (line: string): string => `<code>${escapeMarkdown(line)}</code>`;
