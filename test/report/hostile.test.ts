import { DOMParser } from '@xmldom/xmldom';
import { lexer, type Token } from 'marked';
import { describe, expect, it } from 'vitest';
import { COLOURED, type Finding, PLAIN, renderReport, renderText } from '../../lib/check';
import { CONTEXT, finding, party, SUMMARY } from './sample';

const HOSTILE: readonly (readonly [name: string, text: string])[] = [
  ['quotes', `"double" 'single' \`back\` \`\`two\`\``],
  ['lines', 'one\ntwo\r\nthree\u2028four\u0085five'],
  ['XML', ']]><failure>&amp;<!-- --> <?x ?> &#x1b;'],
  ['HTML', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
  [
    'a workflow command',
    '\n::error file=x::fake\r\n::set-output name=a::b %0A::warning::w ##[error]',
  ],
  ['Markdown', '| a | b \\| c | **bold** _it_ ~~s~~ [link](http://evil.example) ![i](x) # h'],
  [
    'links that need no brackets',
    'https://evil.example www.evil.example <http://a.b> mail@evil.example',
  ],
  ['mentions', '@team #12 org/repo#1 GH-1 :smile: $x$'],
  ['a terminal', '\u001b[2J\u001b]0;title\u0007\u009b31m\u0008\u0000'],
  ['the direction of writing', 'a\u202egpj.exe\u2066\u2069\u200f'],
  ['no characters', '\ud800 \ufffe \uffff \udc00'],
  ['SARIF', '{0} {{0}} [text](1) [a [b](http://evil.example)'],
  ['a shell', '$HOME $(id) `id` ; rm -rf / && : # <%= %> -->'],
];

/** A finding that holds the text wherever a user could have put it. */
function holding(text: string): Finding {
  const location = { file: text, line: 1, column: 1, path: text, constructPath: text };
  const side = party({ label: text, value: text, originNote: text, location });
  return finding({
    message: text,
    fix: text,
    breaks: text,
    data: { [text]: text },
    subject: side,
    other: { ...side, origin: 'derived' },
  });
}

const render = (format: Parameters<typeof renderReport>[0], text: string): string =>
  renderReport(format, [holding(text)], SUMMARY, { ...CONTEXT, files: [text] });

/** What a terminal, a log or a parser of lines would obey. */
const STEERING =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to look for
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\u200f]|\p{Cs}/u;

/** Markdown that does more than show text. */
const ACTIVE = ['link', 'image', 'html', 'strong', 'em', 'del', 'codespan', 'heading', 'list'];

const tokensOf = (tokens: readonly Token[]): Token[] =>
  tokens.flatMap((token) => [
    token,
    ...tokensOf('tokens' in token && token.tokens ? token.tokens : []),
    ...(token.type === 'table'
      ? [token.header, ...token.rows].flat().flatMap((cell) => tokensOf(cell.tokens))
      : []),
  ]);

const countActive = (markdown: string) => {
  const tokens = tokensOf(lexer(markdown));
  return Object.fromEntries(
    ACTIVE.map((type) => [type, tokens.filter((token) => token.type === type).length]),
  );
};

describe.each(HOSTILE)('%s', (_, text) => {
  it('cannot steer a terminal or start a line of its own, with colours or without', () => {
    const lines = (of: string) => renderText([holding(of)], SUMMARY, PLAIN).split('\n').length;

    expect(renderText([holding(text)], SUMMARY, PLAIN)).not.toMatch(STEERING);
    expect(lines(text)).toBe(lines('harmless'));
    const colour = renderText([holding(text)], SUMMARY, COLOURED)
      .split('\u001b[')
      .slice(1);
    expect(colour.every((part) => /^\d\d?m/.test(part) && !STEERING.test(part))).toBe(true);
  });

  it('stays a string in JSON and SARIF', () => {
    const [json] = JSON.parse(render('json', text)).findings;
    const [result] = JSON.parse(render('sarif', text)).runs[0].results;

    expect(json.message).toBe(text);
    expect(result.properties.fix).toBe(text);
    expect(result.message.text).not.toMatch(/(?<!\\)\[[^\]]*\]\(|(?<!\{)\{\d+\}(?!\})/);
    expect(
      () => new URL(result.locations[0].physicalLocation.artifactLocation.uri, 'file:///src/'),
    ).not.toThrow();
    expect(render('sarif', text)).not.toMatch(STEERING);
  });

  it('stays text in XML', () => {
    const xml = render('junit', text);
    const onError = (level: string, message: string) => {
      throw new Error(`${level}: ${message}`);
    };
    const root = new DOMParser({ onError }).parseFromString(xml, 'text/xml').documentElement;

    expect(xml).not.toMatch(STEERING);
    expect(xml).not.toMatch(/[\ufffe\uffff]/);
    expect(root?.getElementsByTagName('failure')).toHaveLength(1);
    expect(root?.getElementsByTagName('script')).toHaveLength(0);
  });

  it('is one workflow command', () => {
    const [line = '', ...rest] = render('github', text).trimEnd().split('\n');

    expect(rest).toEqual([]);
    expect(line).toMatch(/^::error file=[^:,]*,line=1,col=1,title=NET203 pod-service-overlap::/);
    expect(line).not.toMatch(STEERING);
  });

  it('is shown as it is in Markdown, in its own cell', () => {
    const markdown = render('markdown', text);

    expect(markdown.split('\n')).toHaveLength(render('markdown', 'harmless').split('\n').length);
    expect(countActive(markdown)).toEqual(countActive(render('markdown', 'harmless')));
    expect(markdown.replaceAll('&#8203;', '\u200b')).not.toMatch(/[@#]\w|GH-\d/);
    expect(markdown).not.toMatch(STEERING);
  });
});
