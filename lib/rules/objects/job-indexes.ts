/**
 * How many indexes a list such as `0,2-5` names; undefined where it is none, or names one that is too large.
 * Source: kube-apiserver validateIndexesFormat.
 */
export function countIndexes(list: string, completions: number): number | undefined {
  if (list === '') return 0;
  let last = -1;
  let count = 0;
  for (const interval of list.split(',')) {
    const [first, end, ...more] = interval.split('-').map(indexOf);
    const to = interval.includes('-') ? end : first;
    if (first === undefined || to === undefined || more.length > 0) return undefined;
    const isIncreasing = first > last && (to > first || !interval.includes('-'));
    if (!isIncreasing || to >= completions) return undefined;
    count += to - first + 1;
    last = to;
  }
  return count;
}

const indexOf = (text: string): number | undefined =>
  /^\+?[0-9]+$/.test(text) ? Number(text) : undefined;
