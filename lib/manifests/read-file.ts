import { isUtf8 } from 'node:buffer';

import type { InputFile, ReadIssue } from '../model/input-file';
import { readChunks } from './chunk';
import { chooseFormat } from './file-format';
import { fileIssue } from './read-issue';
import { cutStream, type Piece } from './stream';
import { type ChunkSuppression, readSuppressions } from './suppression-comment';

/** A file as people wrote it: what could be read of it, and everything that is wrong with its text. */
export interface ReadFile extends InputFile {
  readonly suppressions: readonly ChunkSuppression[];
}

/** Larger files are not read at all. Reading takes time in proportion to the size, not more. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;

type Origin = InputFile['origin'];

/** Never throws for bad input: a broken piece is an issue, and the others are still there. */
export function readText(
  name: string,
  input: string | Uint8Array,
  origin: Origin = 'file',
): ReadFile {
  const text = typeof input === 'string' ? input : decode(name, input);
  if (typeof text !== 'string') return withoutText(name, origin, text);
  const format = chooseFormat(name, text);
  if (format === 'foreign') return { name, origin, chunks: [], issues: [], suppressions: [] };
  const pieces = format === 'json' || format === 'toml' ? wholeFile(text) : cutStream(text);
  const { chunks, issues } = readChunks(name, pieces, format);
  const suppressions = readSuppressions(name, text, chunks);
  const isEmpty = !chunks.some((chunk) => chunk.isBroken || chunk.document !== undefined);
  const empty = isEmpty ? [emptyIssue(name, text)] : [];
  return { name, origin, chunks, issues: [...issues, ...empty], suppressions };
}

/** A file that could not be turned into text. */
export const withoutText = (name: string, origin: Origin, issue: ReadIssue): ReadFile => ({
  name,
  origin,
  chunks: [],
  issues: [issue],
  suppressions: [],
});

function decode(name: string, bytes: Uint8Array): string | ReadIssue {
  const sizeBytes = bytes.byteLength;
  if (sizeBytes > MAX_FILE_BYTES) return tooLarge(name, sizeBytes);
  if (bytes.includes(0))
    return fileIssue('not-text', name, 'contains NUL bytes', { reason: 'nul' });
  if (!isUtf8(bytes)) return fileIssue('not-text', name, 'is not UTF-8', { reason: 'utf-8' });
  return Buffer.from(bytes.buffer, bytes.byteOffset, sizeBytes).toString('utf8');
}

export const tooLarge = (name: string, sizeBytes: number): ReadIssue =>
  fileIssue('too-large', name, `is larger than ${MAX_FILE_BYTES} bytes`, {
    sizeBytes,
    limitBytes: MAX_FILE_BYTES,
  });

const emptyIssue = (name: string, text: string): ReadIssue =>
  fileIssue('empty-file', name, 'holds no document', { sizeBytes: Buffer.byteLength(text) });

const wholeFile = (text: string): Piece[] =>
  text.trim() === ''
    ? []
    : [{ firstLine: 1, text: text.replaceAll('\r\n', '\n'), isBadSeparator: false }];
