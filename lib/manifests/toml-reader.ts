import type { PlacedEntry, PlacedMap, PlacedNode, PlacedScalar, ScalarStyle } from './placed-node';
import { TextFailure } from './text-failure';

const BLANKS = /[ \t]*/y;
const BLANKS_AND_COMMENTS = /(?:[ \t\n]|#[^\n]*)*/y;
const BARE_KEY = /[A-Za-z0-9_-]+/y;
const BASIC = /"(?:[^"\\\n]|\\.)*"/y;
const LITERAL = /'[^'\n]*'/y;
const LONG_BASIC = /"""(?:[^"\\]|\\[\s\S]|"{1,2}(?!"))*"{3,5}/y;
const LONG_LITERAL = /'''(?:[^']|'{1,2}(?!'))*'{3,5}/y;
const ESCAPE = /\\(?:([btnfr"\\])|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|[ \t]*\n\s*)/g;
const UNKNOWN_ESCAPE = /^(?:[^\\]|\\(?:[btnfr"\\]|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[ \t]*\n))*$/;
const WORD = /[^\s,\]}#]+/y;
const DATE = /\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[-+]\d\d:\d\d)?)?/y;
const TIME = /^\d\d:\d\d:\d\d(?:\.\d+)?$/;
const DECIMAL = /^[-+]?(?:0|[1-9](?:_?\d)*)$/;
const OTHER_BASE = /^0(?:x[0-9a-fA-F]|o[0-7]|b[01])(?:_?[0-9a-fA-F])*$/;
const FLOAT =
  /^[-+]?(?:0|[1-9](?:_?\d)*)(?:\.\d(?:_?\d)*)?(?:[eE][-+]?\d(?:_?\d)*)?$|^[-+]?(?:inf|nan)$/;
const SHORT: Readonly<Record<string, string>> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r' };
const DEEPEST = 200;

/** A key and where it begins. */
export interface TomlKey {
  readonly name: string;
  readonly start: number;
}

/** Reads keys and values of TOML 1.0 with their places; whole lines are the business of `toml-document`. */
export class TomlReader {
  offset = 0;
  private depth = 0;

  constructor(readonly text: string) {}

  get char(): string {
    return this.text.charAt(this.offset);
  }

  failure(problem: string, offset = this.offset): TextFailure {
    return new TextFailure('invalid-toml', problem, offset);
  }

  take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.offset;
    const found = pattern.exec(this.text)?.[0];
    this.offset += found?.length ?? 0;
    return found;
  }

  takes(word: string): boolean {
    const isThere = this.text.startsWith(word, this.offset);
    if (isThere) this.offset += word.length;
    return isThere;
  }

  skipBlanks(): void {
    this.take(BLANKS);
  }

  skipLines(): void {
    this.take(BLANKS_AND_COMMENTS);
  }

  /** `a."b.c".d` */
  readKeys(): TomlKey[] {
    const keys: TomlKey[] = [];
    do {
      this.skipBlanks();
      keys.push(this.readKey());
      this.skipBlanks();
    } while (this.takes('.'));
    return keys;
  }

  private readKey(): TomlKey {
    const start = this.offset;
    const bare = this.take(BARE_KEY);
    if (bare !== undefined) return { name: bare, start };
    const basic = this.take(BASIC);
    if (basic !== undefined) return { name: this.unescape(basic.slice(1, -1)), start };
    const literal = this.take(LITERAL);
    if (literal === undefined) throw this.failure('a key is expected');
    return { name: literal.slice(1, -1), start };
  }

  readValue(): PlacedNode {
    this.skipBlanks();
    if (this.depth > DEEPEST) throw this.failure(`exceeded max depth of ${DEEPEST}`);
    this.depth += 1;
    const value =
      this.char === '[' ? this.readList() : this.char === '{' ? this.readMap() : this.readScalar();
    this.depth -= 1;
    return value;
  }

  private readList(): PlacedNode {
    const start = this.offset++;
    const items: PlacedNode[] = [];
    this.skipLines();
    while (!this.takes(']')) {
      items.push(this.readValue());
      this.skipLines();
      const isMore = this.takes(',');
      this.skipLines();
      if (!isMore && this.char !== ']') throw this.failure('"," or "]" is expected');
    }
    return { kind: 'list', start, end: this.offset, items };
  }

  private readMap(): PlacedMap {
    const start = this.offset++;
    const entries = new Map<string, PlacedEntry>();
    this.skipBlanks();
    for (let isMore = !this.takes('}'); isMore; ) {
      const keys = this.readKeys();
      if (!this.takes('=')) throw this.failure('"=" is expected');
      this.put(entries, keys, this.readValue());
      this.skipBlanks();
      isMore = this.takes(',');
      if (!isMore && !this.takes('}')) throw this.failure('"," or "}" is expected');
    }
    return { kind: 'map', start, end: this.offset, entries };
  }

  private put(entries: Map<string, PlacedEntry>, keys: readonly TomlKey[], value: PlacedNode) {
    const [key, ...rest] = keys;
    if (!key) return;
    const known = entries.get(key.name);
    if (rest.length === 0) {
      if (known) throw this.failure(`the key ${key.name} is there twice`, key.start);
      entries.set(key.name, { keyStart: key.start, value });
      return;
    }
    const inner = new Map(known?.value.kind === 'map' ? known.value.entries : []);
    if (known && known.value.kind !== 'map') {
      throw this.failure(`the key ${key.name} is there twice`, key.start);
    }
    this.put(inner, rest, value);
    const map: PlacedMap = { kind: 'map', start: key.start, end: value.end, entries: inner };
    entries.set(key.name, { keyStart: key.start, value: map });
  }

  private readScalar(): PlacedScalar {
    const start = this.offset;
    const long = this.take(LONG_BASIC);
    if (long) return this.text_(start, this.unescape(afterNewline(long)), 'double-quoted');
    const longLiteral = this.take(LONG_LITERAL);
    if (longLiteral) return this.text_(start, afterNewline(longLiteral), 'single-quoted');
    const basic = this.take(BASIC);
    if (basic) return this.text_(start, this.unescape(basic.slice(1, -1)), 'double-quoted');
    const literal = this.take(LITERAL);
    if (literal) return this.text_(start, literal.slice(1, -1), 'single-quoted');
    return this.text_(start, this.readWord(), 'plain');
  }

  private readWord(): PlacedScalar['value'] {
    const start = this.offset;
    const date = this.take(DATE);
    if (date !== undefined) return date;
    const word = this.take(WORD) ?? '';
    if (word === 'true' || word === 'false') return word === 'true';
    if (DECIMAL.test(word) || OTHER_BASE.test(word)) return Number(word.replaceAll('_', ''));
    if (TIME.test(word)) return word;
    if (!FLOAT.test(word)) throw this.failure('a value is expected', start);
    const number = Number(word.replaceAll('_', ''));
    return Number.isFinite(number) ? number : word;
  }

  private text_(start: number, value: PlacedScalar['value'], style: ScalarStyle): PlacedScalar {
    const end = this.offset;
    return { kind: 'scalar', start, end, value, text: this.text.slice(start, end), style };
  }

  private unescape(text: string): string {
    if (!text.includes('\\')) return text;
    if (!UNKNOWN_ESCAPE.test(text)) throw this.failure('a backslash begins no known escape');
    return text.replace(ESCAPE, (_, short?: string, four?: string, eight?: string) => {
      if (short !== undefined) return SHORT[short] ?? short;
      const code = four ?? eight;
      if (code === undefined) return '';
      const point = Number.parseInt(code, 16);
      if (point > 0x10ffff) throw this.failure(`there is no character ${code}`);
      return String.fromCodePoint(point);
    });
  }
}

/** The newline right behind the opening quotes is no part of the text. */
const afterNewline = (long: string): string => long.slice(3, -3).replace(/^\n/, '');
