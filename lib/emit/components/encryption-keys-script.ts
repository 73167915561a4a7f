import {
  FILL_IN,
  type Filled,
  makeFolderOf,
  refusingAs,
  renderFill,
  startingWith,
  WRITE_TARGET,
} from '../shell/filling';

interface KeysScript {
  /** Absolute, where kube-apiserver reads the file. */
  readonly target: string;
  /** The name of the file with placeholders, beside the script. */
  readonly template: string;
  readonly placeholders: readonly string[];
  /** On one node only: everywhere else the keys have to be the same. */
  readonly makesKeys: boolean;
}

/**
 * A POSIX shell script that fills the keys of encryption at rest into a file. They are kept beside
 * it: a key that is there stays, or nobody could read what it encrypted. Keys never become arguments
 * of another program (`ps` shows those) and are never printed.
 */
export function renderEncryptionKeysScript(script: KeysScript): string {
  const values = script.placeholders.map(
    (placeholder, index): Filled => ({ placeholder, variable: `key_${index + 1}` }),
  );
  return [
    headOf(script),
    FUNCTIONS,
    script.makesKeys ? MAKE_KEY : NEED_KEY,
    FILL_IN,
    makeFolderOf('keys'),
    ...values.map(({ placeholder, variable }) => `${variable}=$(key ${nameOf(placeholder)})`),
    '',
    renderFill(values),
    WRITE_TARGET,
  ].join('\n');
}

/** Without `${` and `}`. */
const nameOf = (placeholder: string): string => placeholder.slice(2, -1);

const headOf = ({ target, template, makesKeys }: KeysScript): string => `#!/bin/sh
# Fills the keys of encryption at rest into a copy of ${template}:
#   sh fill-encryption-keys.sh [TARGET [TEMPLATE]]
# TARGET defaults to ${target}, TEMPLATE to the ${template} beside this script.
# The keys are kept in TARGET.keys. ${makesKeys ? MAKES : NEEDS}
${startingWith({ target, template })}
keys=$target.keys
`;

const MAKES = `One that is there stays, one that is missing is made.
# All control planes need the same: copy that file to the others, and keep a copy of it elsewhere.`;
const NEEDS = 'Copy that file from the first control plane before.';

const FUNCTIONS = `${refusingAs('fill-encryption-keys')}
# stored_key NAME: nothing when it is not there
stored_key() {
  [ -f "$keys" ] || return 0
  while IFS= read -r line; do
    case $line in "$1="*) printf '%s\\n' "\${line#*=}" ;; esac
  done < "$keys"
}

# 32 bytes in base64
is_key() {
  [ "\${#1}" -eq 44 ] || return 1
  case \${1%=} in *[!A-Za-z0-9+/]*) return 1 ;; esac
}
`;

const MAKE_KEY = `# key NAME: the one that is kept, or a new one
key() {
  value=$(stored_key "$1")
  if [ -z "$value" ]; then
    value=$(head -c 32 /dev/urandom | base64)
    printf '%s=%s\\n' "$1" "$value" >> "$keys"
  fi
  is_key "$value" || refuse "$keys: $1 is not 32 bytes in base64"
  printf '%s\\n' "$value"
}
`;

const NEED_KEY = `# key NAME
key() {
  value=$(stored_key "$1")
  [ -n "$value" ] || refuse "no $1 in $keys: copy that file from the first control plane"
  is_key "$value" || refuse "$keys: $1 is not 32 bytes in base64"
  printf '%s\\n' "$value"
}
`;
