import { readTree, type TextTree } from '../../manifests/read-tree';
import type { FileChange, PlanDiff } from '../../report/diff/plan-diff';
import { unifiedDiff } from '../../report/diff/unified-diff';
import type { CheckOptions } from '../check-paths';
import { readClusters } from '../read-clusters';
import { lastingChanges } from './lasting-changes';

export interface DiffReport extends PlanDiff {
  /** A line for each file or document that could not be read. */
  readonly unread: readonly string[];
}

/**
 * Compares two folders, or two files: every file by its text, the plans in them by what cannot be
 * changed later. Throws `RangeError` for an option that is no version and for paths that cannot be compared.
 */
export function diffPaths(before: string, after: string, options: CheckOptions): DiffReport {
  const [oldTree, newTree] = [before, after].map((path) => treeAt(path, options.io.cwd));
  if (!oldTree || !newTree || oldTree.isFolder !== newTree.isFolder) {
    throw new RangeError('diff compares two folders, or two files');
  }
  const [was, is] = [readClusters([before], options), readClusters([after], options)];
  return {
    changes: was.models.flatMap((model, index) => {
      const counterpart = is.models[index];
      return counterpart ? lastingChanges(model, counterpart) : [];
    }),
    files: fileChanges({ root: before, tree: oldTree }, { root: after, tree: newTree }),
    unread: [...was.unread, ...is.unread],
  };
}

function treeAt(path: string, cwd: string): TextTree {
  try {
    return readTree(path, cwd);
  } catch (error) {
    throw new RangeError(`cannot read ${path}: ${error instanceof Error ? error.message : ''}`);
  }
}

interface Side {
  readonly root: string;
  readonly tree: TextTree;
}

function fileChanges(before: Side, after: Side): FileChange[] {
  if (!before.tree.isFolder) return compare(before, after, keyOf(before), keyOf(after));
  const names = new Set([...before.tree.files.keys(), ...after.tree.files.keys()]);
  return [...names].sort().flatMap((name) => compare(before, after, name, name));
}

const keyOf = ({ tree }: Side): string => [...tree.files.keys()][0] ?? '';

function compare(before: Side, after: Side, oldName: string, newName: string): FileChange[] {
  const [was, is] = [before.tree.files.get(oldName), after.tree.files.get(newName)];
  if (was?.content === is?.content && was?.isText === is?.isText) return [];
  const isText = was?.isText !== false && is?.isText !== false;
  const sides = [
    { name: labelOf(before, oldName), text: was?.content },
    { name: labelOf(after, newName), text: is?.content },
  ] as const;
  return [
    {
      path: newName,
      status: was ? (is ? 'changed' : 'removed') : 'added',
      diff: isText ? unifiedDiff(...sides) : [],
    },
  ];
}

const labelOf = ({ root, tree }: Side, name: string): string =>
  tree.isFolder ? `${root.replace(/\/+$/, '')}/${name}` : root;
