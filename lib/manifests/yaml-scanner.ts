import type { ScalarStyle } from './placed-node';
import { readBlockScalar } from './yaml-block-scalar';
import { CHAR, isBlankOrEnd, isEnd, startsPlain } from './yaml-character';
import { YamlCursor } from './yaml-cursor';
import { type KeyCandidate, KeyCandidates } from './yaml-key-candidates';
import { readPlainScalar } from './yaml-plain-scalar';
import { readAnchor, readDirective, readTag } from './yaml-property';
import { readQuotedScalar } from './yaml-quoted-scalar';
import { skipToToken } from './yaml-separation';
import { BRACKETS, type YamlToken, type YamlTokenType, yamlToken } from './yaml-token';
import { YamlTokenQueue } from './yaml-token-queue';

/** goyaml v2 (`max_flow_level`, `max_indents`) allows 10,000; a recursive reader gives up earlier. */
const DEEPEST = 1000;

/**
 * Cuts YAML 1.1 into tokens by the rules of libyaml, which goyaml v2 follows: block structure comes
 * from columns, and a `:` makes a key of what stood before it on the same line.
 * Tokens are made on demand, so nothing behind the first document is ever judged.
 */
export class YamlScanner {
  private readonly cursor: YamlCursor;
  private readonly queue = new YamlTokenQueue();
  private readonly keys: KeyCandidates;
  private indent = -1;
  private readonly indents: number[] = [];
  private mayStartKey = true;
  private isDone = false;
  /** What `peek` found, until it is taken: a parser asks several times. */
  private next: YamlToken | undefined;

  constructor(text: string) {
    this.cursor = new YamlCursor(text);
    this.keys = new KeyCandidates(this.cursor);
  }

  peek(): YamlToken {
    this.next ??= this.findNext();
    return this.next;
  }

  take(): YamlToken {
    const token = this.peek();
    this.next = undefined;
    this.queue.advance();
    return token;
  }

  private findNext(): YamlToken {
    while (this.needsMore()) this.scanNext();
    return this.queue.peek() ?? yamlToken('stream-end', this.cursor.offset, this.cursor.offset);
  }

  private get isInFlow(): boolean {
    return this.keys.isInFlow;
  }

  private needsMore(): boolean {
    return !this.isDone && (this.queue.isEmpty || this.keys.concerns(this.queue.taken));
  }

  private saveCandidate(): void {
    if (!this.mayStartKey) return;
    const isRequired = !this.isInFlow && this.indent === this.cursor.column;
    this.keys.save(this.queue.nextNumber, isRequired);
  }

  private openBlock(column: number, type: YamlTokenType, offset: number, number?: number): void {
    if (this.isInFlow || this.indent >= column) return;
    this.indents.push(this.indent);
    this.indent = column;
    this.checkDepth(this.indents.length);
    const token = yamlToken(type, offset, offset);
    this.queue.insertAt(number ?? this.queue.nextNumber, token);
  }

  private closeBlocks(column: number): void {
    if (this.isInFlow) return;
    while (this.indent > column) {
      this.push('block-end', 0);
      this.indent = this.indents.pop() ?? -1;
    }
  }

  private checkDepth(depth: number): void {
    if (depth > DEEPEST) this.cursor.fail(`exceeded max depth of ${DEEPEST}`);
  }

  private push(type: YamlTokenType, length: number): void {
    const { offset } = this.cursor;
    this.cursor.skip(length);
    this.queue.push(yamlToken(type, offset, offset + length));
  }

  private scanNext(): void {
    this.mayStartKey = skipToToken(this.cursor, this.isInFlow, this.mayStartKey);
    this.closeBlocks(this.cursor.column);
    const code = this.cursor.peek();
    if (isEnd(code)) this.endStream();
    else if (this.cursor.column === 0 && code === CHAR.percent) this.scanDirective();
    else if (this.cursor.atDocumentIndicator()) this.scanDocumentIndicator(code);
    else this.scanContent(code, this.cursor.peek(1));
  }

  private endStream(): void {
    this.closeBlocks(-1);
    this.keys.drop();
    this.push('stream-end', 0);
    this.isDone = true;
  }

  private scanDirective(): void {
    this.leaveBlocks();
    this.queue.push(readDirective(this.cursor));
  }

  private scanDocumentIndicator(code: number): void {
    this.leaveBlocks();
    this.push(code === CHAR.dash ? 'document-start' : 'document-end', 3);
  }

  private leaveBlocks(): void {
    this.closeBlocks(-1);
    this.keys.drop();
    this.mayStartKey = false;
  }

  private scanContent(code: number, next: number): void {
    const bracket = BRACKETS.get(code);
    if (bracket !== undefined) this.scanBracket(bracket);
    else if (code === CHAR.comma) this.scanFlowEntry();
    else if (code === CHAR.dash && isBlankOrEnd(next)) this.scanBlockEntry();
    else if (code === CHAR.question && (this.isInFlow || isBlankOrEnd(next))) this.scanKey();
    else if (code === CHAR.colon && (this.isInFlow || isBlankOrEnd(next))) this.scanValue();
    else this.scanNode(code, next);
  }

  private scanBracket(type: YamlTokenType): void {
    const isOpening = type.endsWith('-start');
    if (isOpening) this.openBracket();
    else this.closeBracket();
    this.mayStartKey = isOpening;
    this.push(type, 1);
  }

  private openBracket(): void {
    this.saveCandidate();
    this.keys.openBracket();
    this.checkDepth(this.keys.depth);
  }

  private closeBracket(): void {
    this.keys.drop();
    this.keys.closeBracket();
  }

  private scanFlowEntry(): void {
    this.keys.drop();
    this.mayStartKey = true;
    this.push('flow-entry', 1);
  }

  private scanBlockEntry(): void {
    this.startBlock('block-list-start', 'block sequence entries');
    this.keys.drop();
    this.mayStartKey = true;
    this.push('block-entry', 1);
  }

  private scanKey(): void {
    this.startBlock('block-map-start', 'mapping keys');
    this.keys.drop();
    this.mayStartKey = !this.isInFlow;
    this.push('key', 1);
  }

  private startBlock(type: YamlTokenType, what: string): void {
    if (this.isInFlow) return;
    if (!this.mayStartKey) this.cursor.fail(`${what} are not allowed in this context`);
    this.openBlock(this.cursor.column, type, this.cursor.offset);
  }

  private scanValue(): void {
    const candidate = this.keys.take();
    if (candidate === undefined) this.scanLoneValue();
    else this.makeKey(candidate);
    this.push('value', 1);
  }

  private scanLoneValue(): void {
    this.startBlock('block-map-start', 'mapping values');
    this.mayStartKey = !this.isInFlow;
  }

  private makeKey({ tokenNumber, offset, column }: KeyCandidate): void {
    this.queue.insertAt(tokenNumber, yamlToken('key', offset, offset));
    this.openBlock(column, 'block-map-start', offset, tokenNumber);
    this.mayStartKey = false;
  }

  private scanNode(code: number, next: number): void {
    const isBlockScalar = code === CHAR.pipe || code === CHAR.greater;
    const isQuoted = code === CHAR.doubleQuote || code === CHAR.singleQuote;
    if (isBlockScalar && !this.isInFlow) this.scanBlockScalar();
    else if (isQuoted) this.scanQuoted(code);
    else if (code === CHAR.exclamation) this.scanProperty(readTag);
    else if (code === CHAR.asterisk || code === CHAR.ampersand) this.scanProperty(readAnchor);
    else if (startsPlain(code, next, this.isInFlow)) this.scanPlain();
    else this.cursor.fail('found character that cannot start any token');
  }

  private scanProperty(read: (cursor: YamlCursor) => YamlToken): void {
    this.saveCandidate();
    this.mayStartKey = false;
    this.queue.push(read(this.cursor));
  }

  private scanBlockScalar(): void {
    this.keys.drop();
    this.mayStartKey = true;
    const start = this.cursor.offset;
    const { text, end, style } = readBlockScalar(this.cursor, this.indent);
    this.pushScalar(start, end, text, style);
  }

  private scanQuoted(code: number): void {
    this.saveCandidate();
    this.mayStartKey = false;
    const start = this.cursor.offset;
    const text = readQuotedScalar(this.cursor);
    const style = code === CHAR.doubleQuote ? 'double-quoted' : 'single-quoted';
    this.pushScalar(start, this.cursor.offset, text, style);
  }

  private scanPlain(): void {
    this.saveCandidate();
    this.mayStartKey = false;
    const start = this.cursor.offset;
    const plain = readPlainScalar(this.cursor, this.indent + 1, this.isInFlow);
    if (plain.endsOnNewLine) this.mayStartKey = true;
    this.pushScalar(start, plain.end, plain.text, 'plain');
  }

  private pushScalar(start: number, end: number, text: string, style: ScalarStyle): void {
    this.queue.push({ type: 'scalar', start, end, text, handle: '', style });
  }
}
