import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { basename, dirname, relative, resolve, sep } from 'node:path';

/** A line of the user's program. */
export interface SourceLine {
  /** Relative to the working directory when it lies below it. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** The folder of this library, bundled or not: its own frames are not what a user wrote. */
const LIBRARY = (basename(__dirname) === 'constructs' ? dirname(__dirname) : __dirname) + sep;
const FRAME = /\(?((?:file:\/\/)?(?:\/|[A-Za-z]:[\\/])[^()]*?):(\d+):(\d+)\)?$/;
const FRAMES_KEPT = 8;

/**
 * Remembers who is calling. Costs a few microseconds; the text of the stack is only made, and
 * mapped back to TypeScript, when a finding points here.
 */
export class CallSite {
  private readonly trace: { readonly stack?: string } = {};

  constructor() {
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = FRAMES_KEPT;
    Error.captureStackTrace(this.trace, CallSite);
    Error.stackTraceLimit = limit;
  }

  /** The innermost line outside this library and outside node_modules. */
  resolve(): SourceLine | undefined {
    for (const frame of this.trace.stack?.split('\n') ?? []) {
      const line = parseFrame(frame.trim());
      if (line && isUsers(line.file)) return present(mapBack(line));
    }
    return undefined;
  }
}

function parseFrame(frame: string): SourceLine | undefined {
  const match = FRAME.exec(frame);
  if (!match?.[1]) return undefined;
  return {
    file: match[1].replace(/^file:\/\//, ''),
    line: Number(match[2]),
    column: Number(match[3]),
  };
}

const isUsers = (file: string): boolean =>
  !file.startsWith(LIBRARY) && !file.includes(`${sep}node_modules${sep}`);

/** Compiled programs run without source-map support unless asked: look the line up ourselves. */
function mapBack(frame: SourceLine): SourceLine {
  const map = frame.file.endsWith('.js') ? readSourceMap(frame.file) : undefined;
  const entry = map?.findEntry(frame.line - 1, frame.column - 1);
  if (!entry || !('originalSource' in entry) || !entry.originalSource) return frame;
  const { sourceRoot = '' } = map?.payload ?? {};
  const source = entry.originalSource.replace(/^file:\/\//, '');
  const file = resolve(dirname(frame.file), sourceRoot, source);
  return { file, line: entry.originalLine + 1, column: entry.originalColumn + 1 };
}

function readSourceMap(file: string): SourceMap | undefined {
  try {
    return new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')));
  } catch {
    return undefined;
  }
}

function present(line: SourceLine): SourceLine {
  const file = relative(process.cwd(), line.file);
  return { ...line, file: file.startsWith('..') ? line.file : file };
}
