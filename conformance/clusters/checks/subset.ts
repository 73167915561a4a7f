/** The first field of `wanted` that `live` has not, or has otherwise; what is only in `live` counts not. */
export function missingFrom(live: unknown, wanted: unknown, at = ''): string | undefined {
  if (!isObject(wanted)) {
    return Object.is(live, wanted) ? undefined : `${at}: ${text(live)}, not ${text(wanted)}`;
  }
  if (!isObject(live)) return `${at}: ${text(live)}, not ${text(wanted)}`;
  for (const [name, value] of Object.entries(wanted)) {
    const complaint = missingFrom(live[name], value, at === '' ? name : `${at}.${name}`);
    if (complaint !== undefined) return complaint;
  }
  return undefined;
}

/** Lists too: their indexes are their names. */
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const text = (value: unknown): string => JSON.stringify(value) ?? 'nothing';
