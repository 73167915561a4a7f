import { escapeMarkdown, markdownCode } from '../markdown-text';
import { oneLine } from '../one-line';
import { showLine, summaryOf } from './diff-text';
import type { FileChange, LastingChange, PlanDiff } from './plan-diff';

/** GitHub takes 65,536 characters a comment; the rest is for what people write around it. */
const LONGEST_DIFF = 60_000;

/** Two plans for a comment on a pull request: what needs hands first, then the texts. */
export function renderDiffMarkdown({ files, changes }: PlanDiff): string {
  const head = '### cdk8s-kubeadm: diff';
  if (files.length === 0) return `${head}\n\nNo difference.\n`;
  const blocks = [
    head,
    summaryOf({ files, changes }),
    ...changes.map(changeBlock),
    ...files.map(fileBlock),
  ];
  return `${fitting(blocks).join('\n\n')}\n`;
}

function changeBlock({ choice, subject, before, after }: LastingChange): string {
  const of = subject === null ? '' : `: ${escapeMarkdown(oneLine(subject))}`;
  const values = [before, after].map((value) => markdownCode(oneLine(value) || '(none)'));
  return [
    `#### ${choice.what}${of}`,
    '',
    `${values.join(' → ')}. ${escapeMarkdown(choice.keptBy)}`,
    '',
    ...choice.recovery.map((step, index) => `${index + 1}. ${escapeMarkdown(step)}`),
  ].join('\n');
}

function fileBlock({ path, status, diff }: FileChange): string {
  if (diff.length === 0) return `${markdownCode(oneLine(path))} ${status}`;
  const lines = diff.map(showLine);
  const fence = fenceFor(lines);
  return [`${fence}diff`, ...lines, fence].join('\n');
}

/** Longer than any run of backticks in the text, so that none ends the block. */
function fenceFor(lines: readonly string[]): string {
  const runs = lines.flatMap((line) => line.match(/`+/g) ?? []);
  return '`'.repeat(Math.max(3, ...runs.map(({ length }) => length + 1)));
}

/** Whole blocks, as many as a comment takes. */
function fitting(blocks: readonly string[]): readonly string[] {
  let size = 0;
  const count = blocks.findIndex((block) => {
    size += block.length + 2;
    return size > LONGEST_DIFF;
  });
  return count === -1
    ? blocks
    : [...blocks.slice(0, count), '… and more: run `cdk8s-kubeadm diff` to see it'];
}
