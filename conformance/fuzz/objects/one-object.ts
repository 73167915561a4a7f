/** Whether a text is one object as the fuzzer writes it; the judge finds its place by the kind at the top. */
export function isOneObject(text: string): boolean {
  if (/^---/m.test(text)) return false;
  return text.startsWith('{') ? isOneJson(text) : /^apiVersion: .*\nkind: /.test(text);
}

/** Shrinking leaves commas behind that YAML reads and JSON does not: another question. */
function isOneJson(text: string): boolean {
  if (!/^\{\n {2}"apiVersion": .*\n {2}"kind": /.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
