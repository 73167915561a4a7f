import { parseDocument } from 'yaml';
import { type Case, readCases } from '../../cases';
import { readRecord } from '../../recorded';
import { isMap, type Tree, type TreeMap } from '../yaml/tree';

/** What the cases of a folder are made of: changed files stay near what somebody thought of. */
export interface CorpusWords {
  /** Files that the component of the minor takes. */
  readonly taken: readonly TreeMap[];
  /** Every value that a field of this name has in a file of this kind. */
  valuesOf(kind: Tree | undefined, field: string): readonly Tree[];
  /** Fields that stand beside each other in the map of this name. */
  fieldsIn(kind: Tree | undefined, map: string): readonly string[];
}

export function corpusWords(folder: string, word: string, minor: number): CorpusWords {
  const record = readRecord(folder, word);
  const cases = readCases(folder).filter(({ undecidable }) => undecidable === undefined);
  const values = new Words<Tree>();
  const fields = new Words<string>();
  for (const tree of cases.flatMap((case_) => treeOf(case_, minor))) {
    for (const [map, field, value] of entriesIn(tree)) {
      values.add(`${tree.kind}/${field}`, value);
      fields.add(`${tree.kind}/${map}`, field);
    }
  }
  return {
    taken: cases
      .filter(({ name }) => record.get(name)?.get(minor)?.accepted)
      .flatMap((case_) => treeOf(case_, minor)),
    valuesOf: (kind, field) => values.of(`${kind}/${field}`),
    fieldsIn: (kind, map) => fields.of(`${kind}/${map}`),
  };
}

/** Cases about the text itself are left to those who wrote them. */
function treeOf(case_: Case, minor: number): TreeMap[] {
  const document = parseDocument(case_.textFor(minor));
  if (document.errors.length > 0) return [];
  const tree = document.toJS() as Tree;
  return isMap(tree) ? [tree] : [];
}

type Entry = readonly [map: string, field: string, value: Tree];

/** Maps in a list go by the name of the list. */
function entriesIn(tree: Tree, name = ''): Entry[] {
  if (Array.isArray(tree)) return tree.flatMap((item) => entriesIn(item, name));
  if (!isMap(tree)) return [];
  return Object.entries(tree).flatMap(([field, value]): Entry[] => [
    [name, field, value],
    ...entriesIn(value, field),
  ]);
}

/** Different values by name, in the order in which they come. */
class Words<T extends Tree> {
  private readonly lists = new Map<string, Map<string, T>>();

  add(name: string, value: T): void {
    const list = this.lists.get(name) ?? new Map<string, T>();
    list.set(JSON.stringify(value), value);
    this.lists.set(name, list);
  }

  of(name: string): T[] {
    return [...(this.lists.get(name)?.values() ?? [])];
  }
}
