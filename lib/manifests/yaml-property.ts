import { CHAR, isBlankOrEnd, isWord } from './yaml-character';
import type { YamlCursor } from './yaml-cursor';
import { type YamlToken, yamlToken } from './yaml-token';

const AFTER_NAME: ReadonlySet<string> = new Set('?:,]}%@`');
const URI = /(?:[\w;/?:@&=+$,.!~*'()[\]-]|%[0-9a-fA-F]{2})*/y;
const DIRECTIVE = /%(\w[\w-]*)[ \t]*(.*?)[ \t]*(?:#.*)?(?=[\r\n\u0085\u2028\u2029]|$)/y;

function readWord(cursor: YamlCursor): string {
  const start = cursor.offset;
  while (isWord(cursor.peek())) cursor.skip();
  return cursor.text.slice(start, cursor.offset);
}

/** `&name` or `*name`. */
export function readAnchor(cursor: YamlCursor): YamlToken {
  const start = cursor.offset;
  const type = cursor.peek() === CHAR.asterisk ? 'alias' : 'anchor';
  cursor.skip();
  const name = readWord(cursor);
  const isEnded = isBlankOrEnd(cursor.peek()) || AFTER_NAME.has(cursor.text.charAt(cursor.offset));
  if (name === '' || !isEnded) cursor.fail('did not find expected alphabetic or numeric character');
  return yamlToken(type, start, cursor.offset, name);
}

/** `!`, `!local`, `!!short`, `!handle!suffix` or `!<verbatim>`. */
export function readTag(cursor: YamlCursor): YamlToken {
  const start = cursor.offset;
  const isVerbatim = cursor.peek(1) === CHAR.less;
  const { handle, suffix } = isVerbatim ? readVerbatim(cursor) : readShort(cursor);
  if (!isBlankOrEnd(cursor.peek())) cursor.fail('did not find expected whitespace or line break');
  return yamlToken('tag', start, cursor.offset, suffix, handle);
}

function readVerbatim(cursor: YamlCursor): { handle: string; suffix: string } {
  cursor.skip(2);
  const suffix = readUri(cursor);
  if (suffix === '') cursor.fail('did not find expected tag URI');
  if (cursor.peek() !== CHAR.greater) cursor.fail("did not find the expected '>'");
  cursor.skip();
  return { handle: '', suffix };
}

function readShort(cursor: YamlCursor): { handle: string; suffix: string } {
  cursor.skip();
  const head = readWord(cursor);
  if (cursor.peek() !== CHAR.exclamation) {
    const suffix = head + readUri(cursor);
    return suffix === '' ? { handle: '', suffix: '!' } : { handle: '!', suffix };
  }
  cursor.skip();
  const suffix = readUri(cursor);
  if (suffix === '') cursor.fail('did not find expected tag URI');
  return { handle: `!${head}!`, suffix };
}

function readUri(cursor: YamlCursor): string {
  URI.lastIndex = cursor.offset;
  const uri = URI.exec(cursor.text)?.[0] ?? '';
  cursor.skip(uri.length);
  return uri.includes('%') ? decodeUri(cursor, uri) : uri;
}

function decodeUri(cursor: YamlCursor, uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return cursor.fail('found an incorrect UTF-8 octet in a tag');
  }
}

/** `%YAML 1.1` and `%TAG`; goyaml refuses every other directive and version. */
export function readDirective(cursor: YamlCursor): YamlToken {
  const start = cursor.offset;
  DIRECTIVE.lastIndex = start;
  const [all = '', name, rest = ''] = DIRECTIVE.exec(cursor.text) ?? [];
  cursor.skip(all.length);
  if (name === 'YAML') return readVersion(cursor, start, rest);
  const parts = name === 'TAG' ? /^(!(?:[\w-]*!)?)[ \t]+(\S+)$/.exec(rest) : null;
  if (parts === null) return cursor.fail('found unknown directive name', start);
  return yamlToken('tag-directive', start, cursor.offset, parts[2], parts[1]);
}

function readVersion(cursor: YamlCursor, start: number, version: string): YamlToken {
  if (!/^0*1\.0*1$/.test(version)) cursor.fail('found incompatible YAML document', start);
  return yamlToken('version-directive', start, cursor.offset);
}
