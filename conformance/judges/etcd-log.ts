/** How etcd names the reason for its end, with the reason as the only group. */
const FORMS = [
  /^(flag provided but not defined: .*|invalid (?:boolean )?value .*)$/,
  /^\{"level":"(?:fatal|error|warn)".*"error":"((?:[^"\\]|\\.)*)"/,
  /^\{"level":"(?:fatal|panic)".*"msg":"((?:[^"\\]|\\.)*)"/,
  /^panic: (.*)$/,
];

/** Why etcd ended, as its log says last; all it said where it gave no reason. */
export function refusalOfEtcd(log: string): string {
  const reasons = log.split('\n').flatMap((line) => {
    const reason = FORMS.map((form) => form.exec(line)?.[1]).find((words) => words !== undefined);
    return reason === undefined ? [] : [reason.replace(/\\(["\\])/g, '$1')];
  });
  return reasons.at(-1) ?? log.trim();
}
