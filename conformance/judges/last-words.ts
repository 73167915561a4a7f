/** How components name the reason for their end, each with the reason as its only group. */
const FORMS = [
  /^Error: (.*)$/,
  /^(flag provided but not defined: .*|invalid (?:boolean )?value .*)$/,
  /^[EF]\d{4} .* err="((?:[^"\\]|\\.)*)"/,
  /^F\d{4} \S+ +\d+ [^\]]*\] (.*)$/,
  /^\{"level":"(?:fatal|error|warn)".*"error":"((?:[^"\\]|\\.)*)"/,
  /^\{"level":"(?:fatal|panic)".*"msg":"((?:[^"\\]|\\.)*)"/,
  /^panic: (.*)$/,
];

/** The reason a component gave last; all it said where it gave none. */
export function lastWords(log: string): string {
  const lines = log.split('\n').reverse();
  for (const line of lines) {
    const reason = FORMS.map((form) => form.exec(line)?.[1]).find((words) => words !== undefined);
    if (reason !== undefined) return plain(reason);
  }
  return log.trim();
}

/** Loggers escape quotes; several reasons come in brackets. */
const plain = (reason: string): string =>
  reason.replace(/\\(["\\])/g, '$1').replace(/^\[(.*)\]$/, '$1');
