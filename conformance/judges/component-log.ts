/** `E1121 15:10:36.936302       1 run.go:72] ` in front of a message. */
const HEADER = /^[IWEF]\d{4} \S+ +\d+ \S+\] /;
/** The whole configuration follows the reason. */
const DUMP = /, path: &(?:TypeMeta|KubeletConfiguration).*$/;
const COMPLAINT = /^(?:[EF]\d{4} |Error: |panic: |\{.*"err":)/;

/** Why a component ended, as its log says last: an error, a fatal line or a panic. */
export function refusalIn(log: string): string {
  const lines = log.split('\n').filter((line) => line.trim() !== '');
  const last = lines.findLast((line) => COMPLAINT.test(line)) ?? lines.at(-1) ?? '';
  return plainLine(last).replace(HEADER, '').replace(DUMP, '');
}

/** With `logging.format: json` a line is an object. */
function plainLine(line: string): string {
  if (!line.startsWith('{')) return line;
  const { msg, err } = JSON.parse(line) as { readonly msg?: string; readonly err?: string };
  return `${msg}: ${err}`;
}
