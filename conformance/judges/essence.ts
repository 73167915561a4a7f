/** Log lines carry the time and a process id; the hint about stack traces says nothing. */
const NOISE = /^(?:[IWE]\d{4} .*|To see the stack trace .*|\[.*|\t.*|ok)$/;
const LONGEST = 400;

/** What a component said, without what differs from run to run. */
export function essence(says: string): string {
  const lines = says.split('\n').filter((line) => !NOISE.test(line));
  return lines.join('\n').trim().slice(0, LONGEST);
}
