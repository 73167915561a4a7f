import type { Location } from '../diag/location';
import { formatPath } from '../diag/path';
import type { ReadIssue, ReadIssueKind } from '../model/input-file';
import type { DuplicateKey } from './placed-node';
import type { TextFailure } from './text-failure';
import type { TextSource } from './text-source';

/** A problem with a file as a whole. */
export const fileIssue = (
  kind: ReadIssueKind,
  file: string,
  detail: string,
  data: ReadIssue['data'] = {},
): ReadIssue => ({
  kind,
  detail,
  location: placeOfFile(file),
  other: null,
  data,
  chunkIndex: null,
});

const placeOfFile = (file: string): Location => ({
  file,
  line: null,
  column: null,
  path: '',
  constructPath: null,
});

export const failureIssue = (
  { kind, message, offset }: TextFailure,
  source: TextSource,
  chunkIndex: number | null,
): ReadIssue => ({
  kind,
  detail: message,
  location: source.locationAt(offset, []),
  other: null,
  data: { ...source.guessHead(), isTemplate: source.holdsActions() },
  chunkIndex,
});

/** The later key is the subject: it is the one that wins. */
export const duplicateIssue = (
  { path, first, second }: DuplicateKey,
  source: TextSource,
  chunkIndex: number | null,
): ReadIssue => ({
  kind: 'duplicate-key',
  detail: `key ${JSON.stringify(String(path.at(-1)))} already set in map`,
  location: source.locationAt(second, path),
  other: source.locationAt(first, path),
  data: { key: String(path.at(-1)), path: formatPath(path) },
  chunkIndex,
});
