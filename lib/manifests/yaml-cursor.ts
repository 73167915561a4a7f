import { TextFailure } from './text-failure';
import { CHAR, isBlank, isBlankOrEnd, isBreak } from './yaml-character';

/** The characters of `isBreak`, as a class. */
const LINE_REST = /[^\n\r\u0085\u2028\u2029]*/y;
/** Up to a character of `isBlankOrEnd`, or to a `:` in front of one; in brackets also to an indicator. */
const PLAIN_RUN = /(?:[^ \t\n\r\u0085\u2028\u2029:]|:(?![ \t\n\r\u0085\u2028\u2029]|$))*/y;
const FLOW_RUN = /(?:[^ \t\n\r\u0085\u2028\u2029:,?[\]{}]|:(?![ \t\n\r\u0085\u2028\u2029]|$))*/y;

/** A place in the text that only moves forward and knows its line and column. */
export class YamlCursor {
  offset: number;
  line = 0;
  private lineStart: number;

  constructor(readonly text: string) {
    // A byte order mark is no character of the first line.
    this.offset = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    this.lineStart = this.offset;
  }

  get column(): number {
    return this.offset - this.lineStart;
  }

  peek(ahead = 0): number {
    return this.text.charCodeAt(this.offset + ahead);
  }

  /** Not for line breaks. */
  skip(count = 1): void {
    this.offset += count;
  }

  skipBlanks(): void {
    while (isBlank(this.peek())) this.offset += 1;
  }

  skipComment(): void {
    if (this.peek() === CHAR.hash) this.skipLine();
  }

  /** To the end of the line, in one step: most of a large file is passed this way. */
  skipLine(): void {
    this.skipAll(LINE_REST);
  }

  /** Past what may stand in a plain scalar between two gaps. */
  skipPlainRun(isInFlow: boolean): void {
    this.skipAll(isInFlow ? FLOW_RUN : PLAIN_RUN);
  }

  private skipAll(characters: RegExp): void {
    characters.lastIndex = this.offset;
    characters.test(this.text);
    this.offset = characters.lastIndex;
  }

  atLineEnd(): boolean {
    return this.offset >= this.text.length || isBreak(this.peek());
  }

  /** Moves past one line break and returns what it counts as inside a scalar. */
  readBreak(): string {
    const code = this.peek();
    this.offset += code === CHAR.return && this.peek(1) === CHAR.newline ? 2 : 1;
    this.line += 1;
    this.lineStart = this.offset;
    return code === 0x2028 || code === 0x2029 ? String.fromCharCode(code) : '\n';
  }

  /** `---` or `...` at the beginning of a line. */
  atDocumentIndicator(): boolean {
    if (this.column !== 0) return false;
    const isMark =
      this.text.startsWith('---', this.offset) || this.text.startsWith('...', this.offset);
    return isMark && isBlankOrEnd(this.peek(3));
  }

  fail(detail: string, offset: number = this.offset): never {
    throw new TextFailure('invalid-yaml', detail, offset);
  }
}
