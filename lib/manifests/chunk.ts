import { isObject } from '../model/document';
import type { Chunk, ReadIssue } from '../model/input-file';
import { groupOf, headField } from '../model/type-meta';
import type { FileFormat } from './file-format';
import { parseJsonStream } from './json-document';
import { caught, type ParseText, parseJson, parseToml, parseYaml } from './parse-text';
import { LineIndex } from './place';
import { type PlacedText, toJson } from './placed-node';
import { duplicateIssue, failureIssue } from './read-issue';
import { isJsonPiece, type Piece } from './stream';
import { TextFailure } from './text-failure';
import { TextSource } from './text-source';

interface Reading {
  readonly file: string;
  readonly chunks: Chunk[];
  readonly issues: ReadIssue[];
  /** kubeadm reads JSON as YAML, too; not looked for in a file without any. */
  readonly isForKubeadm: boolean;
}

const FOR_KUBEADM = /apiVersion["']?\s*:\s*["']?kubeadm\.k8s\.io\\?\//i;

/** Reads every piece of a file; a piece that begins with `{` is JSON wherever it stands. */
export function readChunks(
  file: string,
  pieces: readonly Piece[],
  format: Exclude<FileFormat, 'foreign'>,
) {
  const isJson = ({ text }: Piece) =>
    format === 'json' || (format !== 'yaml-alone' && isJsonPiece(text));
  const isForKubeadm = pieces.some(isJson) && pieces.some(({ text }) => FOR_KUBEADM.test(text));
  const reading: Reading = { file, chunks: [], issues: [], isForKubeadm };
  for (const piece of pieces) {
    if (format === 'toml') readPiece(piece, parseToml, reading);
    else if (piece.isBadSeparator) readPiece(piece, refuseSeparator, reading);
    else if (isJson(piece)) readJsonPiece(piece, reading);
    else readPiece(piece, parseYaml, reading);
  }
  return { chunks: reading.chunks, issues: reading.issues };
}

/** Source: k8s.io/apimachinery, `YAMLReader.Read`. */
const refuseSeparator: ParseText = (text) => ({
  failure: new TextFailure(
    'invalid-yaml',
    `invalid Yaml document separator: ${text.slice(3).trim()}`,
    0,
  ),
});

function readPiece(piece: Piece, parse: ParseText, reading: Reading): void {
  addChunk(parse(piece.text), piece.firstLine, sourceOf(piece, parse, reading.file), reading);
}

function sourceOf({ text, firstLine }: Piece, parse: ParseText, file: string): TextSource {
  const lines = new LineIndex(text, firstLine);
  const placeAt = (offset: number) => lines.placeAt(offset);
  return new TextSource({ file, text, parse, placeAt, prefix: [] });
}

function addChunk(
  result: ReturnType<ParseText>,
  firstLine: number,
  source: TextSource,
  { chunks, issues }: Reading,
): void {
  const index = chunks.length;
  if ('failure' in result) {
    issues.push(failureIssue(result.failure, source, index));
    chunks.push({ index, firstLine, document: undefined, isBlank: false, isBroken: true });
    return;
  }
  const value = result.root === null ? null : toJson(result.root);
  const document = value === null ? undefined : { value, source };
  for (const duplicate of result.duplicates) issues.push(duplicateIssue(duplicate, source, index));
  chunks.push({ index, firstLine, document, isBlank: document === undefined, isBroken: false });
}

/** `{…}{…}` is a stream for kubectl, but kubeadm and libcni refuse it. */
function readJsonPiece(piece: Piece, reading: Reading): void {
  const stream = caught(() => parseJsonStream(piece.text));
  const isStream =
    !reading.isForKubeadm &&
    Array.isArray(stream) &&
    stream.length > 1 &&
    stream.every(isForKubectl);
  const [only] = Array.isArray(stream) && stream.length === 1 ? stream : [];
  if (isStream) readStream(piece, stream, reading);
  else if (!only) readBrokenJson(piece, reading);
  // kubeadm asks every piece for its kind first, and reads it as YAML for that.
  else if (reading.isForKubeadm && 'failure' in parseYaml(piece.text))
    readPiece(piece, parseYaml, reading);
  else addChunk(only, piece.firstLine, sourceOf(piece, parseJson, reading.file), reading);
}

/** The kind that kubeadm reads as YAML stands; only who then decodes the piece refuses it. */
function readBrokenJson(piece: Piece, reading: Reading): void {
  readPiece(piece, parseJson, reading);
  const source = sourceOf(piece, parseYaml, reading.file);
  const document = source.read();
  const broken = reading.chunks.at(-1);
  if (!broken || !isObject(document?.value) || !groupOf(headField(document.value, 'apiVersion')))
    return;
  reading.chunks[broken.index] = { ...broken, document, isBroken: false };
}

function readStream(piece: Piece, stream: readonly PlacedText[], reading: Reading): void {
  const lines = new LineIndex(piece.text, piece.firstLine);
  stream.forEach((value, index) => {
    const { line } = lines.placeAt(value.root?.start ?? 0);
    addChunk(value, line, sourceOf(piece, nthValue(index), reading.file), reading);
  });
}

function nthValue(index: number): ParseText {
  return (text) => {
    const values = caught(() => parseJsonStream(text));
    return 'failure' in values ? values : (values[index] ?? { root: null, duplicates: [] });
  };
}

const NODE_GROUPS = /^(kubeadm|kubelet\.config|kubeproxy\.config)\.k8s\.io\//;

function isForKubectl({ root }: PlacedText): boolean {
  const value = root === null ? null : toJson(root);
  if (!isObject(value)) return false;
  const { apiVersion, kind } = value;
  return (
    typeof apiVersion === 'string' && typeof kind === 'string' && !NODE_GROUPS.test(apiVersion)
  );
}
