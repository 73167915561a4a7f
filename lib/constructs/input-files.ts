import type { SourceDocument } from '../model/document';
import type { Chunk, InputFile } from '../model/input-file';

/** Documents that a program wrote, in the form in which hand-written ones are read. */
export function asInputFile(
  name: string,
  documents: readonly SourceDocument[],
  scope?: string,
): InputFile {
  return {
    name,
    origin: 'construct',
    chunks: documents.map(asChunk),
    issues: [],
    suppressions: [],
    ...(scope === undefined ? {} : { scope }),
  };
}

const asChunk = (document: SourceDocument, index: number): Chunk => ({
  index,
  firstLine: 1,
  document,
  isBlank: false,
  isBroken: false,
});
