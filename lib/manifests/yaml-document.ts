import { checkAliasBudget } from './alias-budget';
import type { PlacedText } from './placed-node';
import { TextFailure } from './text-failure';
import { YamlParser } from './yaml-parser';
import { YamlTree } from './yaml-tree';

/** What YAML 1.1 does not call printable is refused wherever it stands. Source: goyaml v2, readerc.go. */
const UNPRINTABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]/u;

/**
 * The first document of a chunk, read as sigs.k8s.io/yaml v1.4.0 reads it: whatever follows `...` is
 * never looked at. Throws TextFailure.
 */
export function parseYamlDocument(text: string): PlacedText {
  const unprintable = text.search(UNPRINTABLE);
  if (unprintable >= 0) {
    throw new TextFailure('invalid-yaml', 'control characters are not allowed', unprintable);
  }
  const node = new YamlParser(text).parseDocument();
  if (node === undefined) return { root: null, duplicates: [] };
  checkAliasBudget(node);
  const tree = new YamlTree();
  const root = tree.buildRoot(node);
  return { root, duplicates: tree.duplicates };
}
