/** A piece of a file between separators. */
export interface Piece {
  /** 1-based line of the file where the piece begins. */
  readonly firstLine: number;
  /** Lines end in `\n`, whatever the file has; so lines and columns are those of the file. */
  readonly text: string;
  /** A line that begins with `---` but goes on with something else: the reader gives up there. */
  readonly isBadSeparator: boolean;
}

/** What Go's `unicode.IsSpace` calls a space, without the newline. */
const SPACES =
  '\\t\\v\\f\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const SEPARATOR_REST = new RegExp(`^[${SPACES}]*(?:#|$)`);
const VISIBLE = new RegExp(`[^\\n${SPACES}]`);

/**
 * Cuts a file exactly as `YAMLReader` of k8s.io/apimachinery does, which kubeadm uses: a separator
 * ends a piece only when there is one, and otherwise becomes its first line. So a licence header
 * before `---` is a piece, and so is the first of two `---` in a row.
 */
export function cutStream(text: string): Piece[] {
  const cutter = new Cutter(text);
  let line = 1;
  for (let start = 0; start < text.length; line += 1) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    if (text.startsWith('---', start)) cutter.separate(start, end, line);
    start = newline < 0 ? text.length : newline + 1;
  }
  return cutter.finish();
}

class Cutter {
  private readonly pieces: Piece[] = [];
  private start = 0;
  private firstLine = 1;

  constructor(private readonly text: string) {}

  separate(start: number, end: number, line: number): void {
    const isSeparator = SEPARATOR_REST.test(this.text.slice(start + 3, end));
    if (start === this.start && isSeparator) return;
    this.close(start);
    if (!isSeparator) this.push(start, end, line, true);
    this.start = Math.min(end + 1, this.text.length);
    this.firstLine = line + 1;
  }

  finish(): Piece[] {
    this.close(this.text.length);
    return this.pieces;
  }

  private close(end: number): void {
    if (end > this.start) this.push(this.start, end, this.firstLine, false);
  }

  private push(start: number, end: number, firstLine: number, isBadSeparator: boolean): void {
    const text = this.text.slice(start, end).replaceAll('\r\n', '\n');
    this.pieces.push({ firstLine, text: withNewline(text), isBadSeparator });
  }
}

const withNewline = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`);

/** Kubernetes reads a piece as JSON when its first character is `{`, and then nothing else will do. */
export const isJsonPiece = (text: string): boolean => VISIBLE.exec(text)?.[0] === '{';
