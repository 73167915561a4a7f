/**
 * The words of a variable in an environment file, as systemd passes them on for an unquoted
 * `$NAME` in ExecStart. kubeadm writes the value as a Go string literal.
 */
export function wordsOf(environmentFile: string, name: string): string[] {
  const line = environmentFile.split('\n').find((text) => text.startsWith(`${name}=`));
  const value = line?.slice(name.length + 1).replace(/^"(.*)"$/, '$1') ?? '';
  return splitWords(value.replace(/\\(["\\])/g, '$1'));
}

/** Split at blanks outside of quotes. */
function splitWords(text: string): string[] {
  const words = text.match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g) ?? [];
  return words.map((word) => word.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'));
}
