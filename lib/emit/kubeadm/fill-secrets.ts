import type { LateBoundKind } from '../../k8s/late-bound-secrets';
import { FILL_IN, refusingAs, renderFill, startingWith, WRITE_TARGET } from '../shell/filling';
import type { LateBound } from './late-bound';

/** Where the filled copy goes when nobody says otherwise: a tmpfs on every systemd machine. */
export const FILLED_FILE = '/run/kubeadm/kubeadm.yaml';

/** The check each kind of value has to pass, as a shell function of the script. */
const FORMS: Readonly<Record<LateBoundKind, string>> = {
  'bootstrap-token': 'is_bootstrap_token',
  'ca-cert-hash': 'is_ca_cert_hash',
  'certificate-key': 'is_certificate_key',
};

/**
 * A POSIX shell script that fills these secrets into a copy of the `kubeadm.yaml` beside it.
 * Values never become arguments of another program (`ps` shows those) and are never printed.
 */
export function renderFillScript(secrets: readonly LateBound[]): string {
  return [
    HEAD,
    FUNCTIONS,
    renderMissing(secrets),
    secrets.map(renderRead).join('\n'),
    `unset ${secrets.map((secret) => secret.variable).join(' ')}\n`,
    renderFill(
      secrets.map((secret) => ({ placeholder: secret.placeholder, variable: local(secret) })),
    ),
    WRITE_TARGET,
  ].join('\n');
}

const local = (secret: LateBound): string => secret.kind.replaceAll('-', '_');

function renderMissing(secrets: readonly LateBound[]): string {
  const checks = secrets.map(
    ({ variable }) =>
      `[ -n "\${${variable}:-}\${${variable}_FILE:-}" ] || missing="$missing ${variable}"`,
  );
  const refusal = `[ -z "$missing" ] || refuse "not set, nor the same name with _FILE:$missing"`;
  return ["missing=''", ...checks, refusal, ''].join('\n');
}

function renderRead(secret: LateBound): string {
  const { kind, variable } = secret;
  const given = `"\${${variable}:-}" "\${${variable}_FILE:-}"`;
  return [
    `${local(secret)}=$(read_secret ${variable} ${given})`,
    `${FORMS[kind]} "$${local(secret)}" || refuse "${variable} has not the form of a ${kind}"`,
  ].join('\n');
}

const HEAD = `#!/bin/sh
# Fills this node's secrets into a copy of kubeadm.yaml:
#   sh fill-secrets.sh [TARGET [TEMPLATE]]
# TARGET defaults to ${FILLED_FILE}, TEMPLATE to the kubeadm.yaml beside this script.
# Each value is taken from its environment variable, or from the file that NAME_FILE names,
# which must have mode 0600.
${startingWith({ target: FILLED_FILE, template: 'kubeadm.yaml' })}`;

const FUNCTIONS = `${refusingAs('fill-secrets')}
# read_secret NAME VALUE FILE
read_secret() {
  if [ -n "$2" ] && [ -n "$3" ]; then
    refuse "$1 and \${1}_FILE are both set"
  fi
  if [ -n "$2" ]; then
    printf '%s\\n' "$2"
  else
    read_private_file "$1" "$3"
  fi
}

# read_private_file NAME FILE
read_private_file() {
  [ -f "$2" ] && [ -r "$2" ] || refuse "\${1}_FILE: cannot read $2"
  case $(ls -ldL -- "$2") in
    '-rw------- '* | '-rw-------.'*) ;;
    *) refuse "\${1}_FILE: $2 must have mode 0600" ;;
  esac
  IFS= read -r value < "$2" || [ -n "$value" ] || refuse "\${1}_FILE: $2 is empty"
  printf '%s\\n' "$value"
}

is_bootstrap_token() {
  id=\${1%%.*}
  secret=\${1#*.}
  [ "$1" = "$id.$secret" ] && [ "\${#id}" -eq 6 ] && [ "\${#secret}" -eq 16 ] || return 1
  case $id$secret in *[!a-z0-9]*) return 1 ;; esac
}

is_ca_cert_hash() {
  [ "$1" = "sha256:\${1#sha256:}" ] && is_certificate_key "\${1#sha256:}"
}

# 32 bytes in hexadecimal
is_certificate_key() {
  [ "\${#1}" -eq 64 ] || return 1
  case $1 in *[!0-9a-fA-F]*) return 1 ;; esac
}

${FILL_IN}`;
