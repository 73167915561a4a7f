/** A placeholder, and the shell variable that holds what belongs there. */
export interface Filled {
  readonly placeholder: string;
  readonly variable: string;
}

interface Files {
  /** Absolute, where nobody says otherwise. */
  readonly target: string;
  /** Beside the script. */
  readonly template: string;
}

/** The beginning of a script that fills a private copy of a template: arguments TARGET, TEMPLATE. */
export const startingWith = ({ target, template }: Files): string => `set +x
set -euC
umask 077
LC_ALL=C
export LC_ALL

target=\${1:-${target}}
case $0 in
  */*) folder=\${0%/*} ;;
  *) folder=. ;;
esac
template=\${2:-$folder/${template}}
`;

export const refusingAs = (script: string): string => `refuse() {
  printf '${script}: %s\\n' "$1" >&2
  exit 1
}
`;

export const FILL_IN = `# fill_in PLACEHOLDER VALUE: prints $line with the value in quotes
fill_in() {
  printf '%s"%s"%s\\n' "\${line%%"$1"*}" "$2" "\${line#*"$1"}"
}
`;

/** Quotes are added: a value of digits only would be a number for YAML. */
export function renderFill(values: readonly Filled[]): string {
  const cases = values.map(
    ({ placeholder, variable }) =>
      `      *'${placeholder}'*) fill_in '${placeholder}' "$${variable}" ;;`,
  );
  return [
    '# shellcheck disable=SC2016 # the placeholders are meant literally',
    'fill() {',
    '  while IFS= read -r line || [ -n "$line" ]; do',
    '    case $line in',
    ...cases,
    `      *) printf '%s\\n' "$line" ;;`,
    '    esac',
    '  done',
    '}',
    '',
  ].join('\n');
}

/** Makes the folder of the file that a variable names. */
export const makeFolderOf = (variable: string): string => `case $${variable} in
  /*/* | [!/]*/*) mkdir -p -- "\${${variable}%/*}" ;;
esac`;

/** The end: the copy is there as a whole or not at all. */
export const WRITE_TARGET = `[ -f "$template" ] || refuse "no such file: $template"
[ ! -d "$target" ] || refuse "is a folder: $target"
${makeFolderOf('target')}
unfinished=$target.$$
trap 'rm -f -- "$unfinished"' EXIT
trap 'exit 1' HUP INT TERM
fill < "$template" > "$unfinished"
mv -f -- "$unfinished" "$target"
`;
