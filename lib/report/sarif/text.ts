import { oneLine } from '../one-line';

/**
 * Text for `message.text`: no link, no placeholder.
 * Source: SARIF 2.1.0 §3.11.5 (doubled braces), §3.11.6 (escaped brackets).
 */
export const plainText = (lines: readonly string[]): string =>
  lines
    .map(oneLine)
    .join('\n')
    .replace(/\[(?=[^\]]*\]\()/g, '\\[')
    .replace(/\{(\d+)\}/g, '{{$1}}');
