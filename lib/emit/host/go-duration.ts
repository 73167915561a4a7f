const SECONDS_IN: Readonly<Record<string, number>> = {
  h: 3600,
  m: 60,
  s: 1,
  ms: 1e-3,
  us: 1e-6,
  µs: 1e-6,
  μs: 1e-6,
  ns: 1e-9,
};
const PART = /(\d+(?:\.\d*)?|\.\d+)(h|ms|m|s|us|µs|μs|ns)/y;

/** Go's `time.ParseDuration` in seconds; undefined for what it refuses. */
export function parseDurationSeconds(text: string): number | undefined {
  const sign = text.startsWith('-') ? -1 : 1;
  const body = text.replace(/^[-+]/, '');
  if (body === '0') return 0;
  const seconds = sumOfParts(body);
  return seconds === undefined ? undefined : sign * seconds;
}

function sumOfParts(body: string): number | undefined {
  const part = new RegExp(PART);
  let seconds = 0;
  let end = 0;
  for (let match = part.exec(body); match; match = part.exec(body)) {
    seconds += Number(match[1]) * (SECONDS_IN[match[2] ?? ''] ?? 0);
    end = part.lastIndex;
  }
  return end > 0 && end === body.length ? seconds : undefined;
}
