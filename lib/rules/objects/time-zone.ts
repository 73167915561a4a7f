/** Names of time zones, as Go finds them in the database: in the spelling of the database. */
export function isTimeZone(text: string): boolean {
  const isName = text.split('/').every((part) => /^[A-Z][A-Za-z.\-_0-9+]{0,13}$/.test(part));
  return isName && text !== 'Local' && text !== 'LOCAL' && isSpelledAs(text, canonicalNameOf(text));
}

/** Undefined where nobody knows it; another name where it is an old one. */
function canonicalNameOf(text: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

const isSpelledAs = (text: string, canonical: string | undefined): boolean =>
  canonical !== undefined && (text === canonical || text.toLowerCase() !== canonical.toLowerCase());
