import type { DuplicateKey, PlacedEntry, PlacedMap, PlacedNode, PlacedScalar } from './placed-node';
import { TextFailure } from './text-failure';

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const INTEGER = /^-?\d+$/;
const WORD = /true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SPACE = 0x20;
const WORDS: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };
/** encoding/json stops at 10,000; a recursive reader gives up earlier. */
const DEEPEST = 1000;

/** Strict JSON with the place of every value; of two equal keys the last one wins. */
export class JsonReader {
  readonly duplicates: DuplicateKey[] = [];
  private offset = 0;
  private readonly path: (string | number)[] = [];

  constructor(private readonly text: string) {}

  isAtEnd(): boolean {
    this.skipBlanks();
    return this.offset >= this.text.length;
  }

  failure(problem: string): TextFailure {
    return new TextFailure('invalid-json', problem, this.offset);
  }

  readValue(): PlacedNode {
    this.skipBlanks();
    const char = this.text.charAt(this.offset);
    if (char === '{') return this.readObject();
    if (char === '[') return this.readArray();
    return this.readScalar(char);
  }

  private readScalar(char: string): PlacedScalar {
    const start = this.offset;
    if (char === '"') return this.scalar(start, this.readString());
    const word = this.take(WORD);
    if (word !== undefined) return this.scalar(start, WORDS[word] ?? null);
    return this.readNumber();
  }

  private scalar(start: number, value: PlacedScalar['value']): PlacedScalar {
    const end = this.offset;
    return { kind: 'scalar', start, end, value, text: this.text.slice(start, end), style: 'json' };
  }

  private readNumber(): PlacedScalar {
    const start = this.offset;
    const text = this.take(NUMBER) ?? this.refuse();
    const value = Number(text);
    if (!Number.isFinite(value))
      throw new TextFailure('invalid-json', 'number does not fit into 64 bits', start);
    const scalar = this.scalar(start, value);
    const isExact = Math.abs(value) <= Number.MAX_SAFE_INTEGER || !INTEGER.test(text);
    return isExact ? scalar : { ...scalar, exact: BigInt(text) };
  }

  private readString(): string {
    const start = this.offset;
    if (this.text.charCodeAt(start) !== QUOTE) this.refuse();
    this.offset += 1;
    const hasEscape = this.skipToQuote();
    this.offset += 1;
    const literal = this.text.slice(start, this.offset);
    return hasEscape ? (JSON.parse(literal) as string) : literal.slice(1, -1);
  }

  /** A loop, since a regular expression overflows the stack on megabytes of text. */
  private skipToQuote(): boolean {
    let hasEscape = false;
    for (;;) {
      const code = this.text.charCodeAt(this.offset);
      if (code === QUOTE) return hasEscape;
      if (code !== BACKSLASH && code >= SPACE) this.offset += 1;
      else if (code === BACKSLASH && this.take(ESCAPE) !== undefined) hasEscape = true;
      else this.refuse();
    }
  }

  private skipBlanks(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.offset);
      if (code !== SPACE && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.offset += 1;
    }
  }

  private readArray(): PlacedNode {
    const start = this.open();
    const items: PlacedNode[] = [];
    for (let isMore = !this.closes(']'); isMore; isMore = this.continues(']')) {
      this.path.push(items.length);
      items.push(this.readValue());
      this.path.pop();
    }
    return { kind: 'list', start, end: this.offset, items };
  }

  private readObject(): PlacedMap {
    const start = this.open();
    const entries = new Map<string, PlacedEntry>();
    for (let isMore = !this.closes('}'); isMore; isMore = this.continues('}'))
      this.readPair(entries);
    return { kind: 'map', start, end: this.offset, entries };
  }

  private readPair(entries: Map<string, PlacedEntry>): void {
    this.skipBlanks();
    const keyStart = this.offset;
    const key = this.readString();
    if (!this.closes(':')) this.refuse();
    this.path.push(key);
    const first = entries.get(key)?.keyStart;
    if (first !== undefined)
      this.duplicates.push({ path: [...this.path], first, second: keyStart });
    entries.set(key, { keyStart, value: this.readValue() });
    this.path.pop();
  }

  private open(): number {
    if (this.path.length >= DEEPEST) throw this.failure(`exceeded max depth of ${DEEPEST}`);
    this.offset += 1;
    return this.offset - 1;
  }

  private closes(char: string): boolean {
    this.skipBlanks();
    if (this.text.charAt(this.offset) !== char) return false;
    this.offset += 1;
    return true;
  }

  private continues(close: string): boolean {
    if (this.closes(close)) return false;
    return this.closes(',') || this.refuse();
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.offset;
    const found = pattern.exec(this.text)?.[0];
    this.offset += found?.length ?? 0;
    return found;
  }

  private refuse(): never {
    const isOver = this.offset >= this.text.length;
    const char = JSON.stringify(this.text.charAt(this.offset));
    throw this.failure(isOver ? 'unexpected end of JSON input' : `invalid character ${char}`);
  }
}
