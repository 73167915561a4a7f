import type { Path } from '../diag/path';
import { embed, type SourceDocument } from '../model/document';
import type { ReadIssue } from '../model/input-file';
import { duplicateIssue, failureIssue } from './read-issue';
import { TextSource } from './text-source';

export interface EmbeddedDocument {
  /** Undefined when there is no string at the path or its text cannot be read. */
  readonly document: SourceDocument | undefined;
  readonly issues: readonly ReadIssue[];
}

/** A string of a document read as a document of its own: `data["net-conf.json"]` of a ConfigMap. */
export function embeddedDocument(parent: SourceDocument, path: Path): EmbeddedDocument {
  if (!(parent.source instanceof TextSource)) return { document: embed(parent, path), issues: [] };
  const { document, source, parse, text = '' } = parent.source.readEmbedded(path);
  if (source === undefined || parse === undefined) return { document, issues: [] };
  const result = parse(text);
  const issues =
    'failure' in result
      ? [failureIssue(result.failure, source, null)]
      : result.duplicates.map((duplicate) => duplicateIssue(duplicate, source, null));
  return { document, issues };
}
