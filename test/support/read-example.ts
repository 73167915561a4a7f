import { isMap, isScalar, isSeq, LineCounter, type Node, parseAllDocuments } from 'yaml';
import type { Location } from '../../lib/diag/location';
import { formatPath, type Path } from '../../lib/diag/path';
import type { Json, SourceDocument } from '../../lib/model/document';
import type { InputFile } from '../../lib/model/input-file';

/** Stand-in until lib/manifests is there: reads YAML with the `yaml` package's own rules. */
export function readExample(name: string, text: string): InputFile {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines, version: '1.1' });
  const list = Array.isArray(documents) ? documents : [];
  return {
    name,
    origin: 'file',
    issues: [],
    suppressions: [...text.matchAll(/# cdk8s-kubeadm: ignore (NET\d+)(?: because (.*))?/g)].map(
      (match) => ({
        code: match[1] ?? '',
        because: match[2] ?? null,
        location: { file: name, line: 1, column: 1, path: '', constructPath: null },
        file: name,
        constructPath: null,
      }),
    ),
    chunks: list.map((document, index) => ({
      index,
      firstLine: 1,
      isBlank: false,
      isBroken: document.errors.length > 0,
      document: sourceOf(name, document.contents as Node | null, document.toJS() as Json, lines),
    })),
  };
}

function sourceOf(
  name: string,
  root: Node | null,
  value: Json,
  lines: LineCounter,
): SourceDocument {
  const locate = (path: Path): Location => {
    let node: Node | null = root;
    for (const step of path) {
      const next: unknown = isMap(node) || isSeq(node) ? node.get(step, true) : null;
      if (!isMap(next) && !isSeq(next) && !isScalar(next)) break;
      node = next;
    }
    const { line, col } = lines.linePos(node?.range?.[0] ?? 0);
    return { file: name, line, column: col, path: formatPath(path), constructPath: null };
  };
  return { value, source: { locate } };
}
