import { isDurationText } from '../../k8s/schema/go-scalars';

/* Schedules as kube-apiserver reads them: github.com/robfig/cron v3, ParseStandard. */

interface Bounds {
  readonly least: number;
  readonly most: number;
  readonly names: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Minute, hour, day of the month, month, day of the week. */
const FIELDS: readonly Bounds[] = [
  { least: 0, most: 59, names: [] },
  { least: 0, most: 23, names: [] },
  { least: 1, most: 31, names: [] },
  { least: 1, most: 12, names: MONTHS },
  { least: 0, most: 6, names: DAYS },
];

const NICKNAMES = ['yearly', 'annually', 'monthly', 'weekly', 'daily', 'midnight', 'hourly'];

export function isCronSchedule(text: string): boolean {
  if (text.startsWith('@')) return isNickname(text.slice(1));
  const words = text.split(/\s+/).filter((word) => word !== '');
  return (
    words.length === FIELDS.length &&
    FIELDS.every((bounds, index) => isField(words[index] ?? '', bounds))
  );
}

const isNickname = (name: string): boolean =>
  NICKNAMES.includes(name) ||
  (name.startsWith('every ') && isDurationText(name.slice('every '.length)));

/** Nothing between two commas is nothing wrong. */
const isField = (field: string, bounds: Bounds): boolean =>
  field.split(',').every((range) => range === '' || isRange(range, bounds));

function isRange(range: string, bounds: Bounds): boolean {
  const [places = '', step = '1', ...more] = range.split('/');
  if (more.length > 0 || !isPositive(step)) return false;
  const [from = '', to, ...further] = places.split('-');
  // What follows a star is not read.
  if (from === '*' || from === '?') return true;
  const first = numberOf(from, bounds);
  const last = to === undefined ? first : numberOf(to, bounds);
  if (first === undefined || last === undefined || further.length > 0) return false;
  const isOpen = to === undefined && range.includes('/');
  return first >= bounds.least && last <= bounds.most && first <= (isOpen ? bounds.most : last);
}

const WHOLE = /^[+-]?[0-9]+$/;

const isPositive = (text: string): boolean => WHOLE.test(text) && Number(text) > 0;

function numberOf(text: string, { least, names }: Bounds): number | undefined {
  const named = names.indexOf(text.toLowerCase());
  if (named >= 0) return named + least;
  return WHOLE.test(text) && Number(text) >= 0 ? Number(text) : undefined;
}
