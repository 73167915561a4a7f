#!/bin/sh
# Fills this node's secrets into a copy of kubeadm.yaml:
#   sh fill-secrets.sh [TARGET [TEMPLATE]]
# TARGET defaults to /run/kubeadm/kubeadm.yaml, TEMPLATE to the kubeadm.yaml beside this script.
# Each value is taken from its environment variable, or from the file that NAME_FILE names,
# which must have mode 0600.
set +x
set -euC
umask 077
LC_ALL=C
export LC_ALL

target=${1:-/run/kubeadm/kubeadm.yaml}
case $0 in
  */*) folder=${0%/*} ;;
  *) folder=. ;;
esac
template=${2:-$folder/kubeadm.yaml}

refuse() {
  printf 'fill-secrets: %s\n' "$1" >&2
  exit 1
}

# read_secret NAME VALUE FILE
read_secret() {
  if [ -n "$2" ] && [ -n "$3" ]; then
    refuse "$1 and ${1}_FILE are both set"
  fi
  if [ -n "$2" ]; then
    printf '%s\n' "$2"
  else
    read_private_file "$1" "$3"
  fi
}

# read_private_file NAME FILE
read_private_file() {
  [ -f "$2" ] && [ -r "$2" ] || refuse "${1}_FILE: cannot read $2"
  case $(ls -ldL -- "$2") in
    '-rw------- '* | '-rw-------.'*) ;;
    *) refuse "${1}_FILE: $2 must have mode 0600" ;;
  esac
  IFS= read -r value < "$2" || [ -n "$value" ] || refuse "${1}_FILE: $2 is empty"
  printf '%s\n' "$value"
}

is_bootstrap_token() {
  id=${1%%.*}
  secret=${1#*.}
  [ "$1" = "$id.$secret" ] && [ "${#id}" -eq 6 ] && [ "${#secret}" -eq 16 ] || return 1
  case $id$secret in *[!a-z0-9]*) return 1 ;; esac
}

is_ca_cert_hash() {
  [ "$1" = "sha256:${1#sha256:}" ] && is_certificate_key "${1#sha256:}"
}

# 32 bytes in hexadecimal
is_certificate_key() {
  [ "${#1}" -eq 64 ] || return 1
  case $1 in *[!0-9a-fA-F]*) return 1 ;; esac
}

# fill_in PLACEHOLDER VALUE: prints $line with the value in quotes
fill_in() {
  printf '%s"%s"%s\n' "${line%%"$1"*}" "$2" "${line#*"$1"}"
}

missing=''
[ -n "${KUBEADM_JOIN_TOKEN:-}${KUBEADM_JOIN_TOKEN_FILE:-}" ] || missing="$missing KUBEADM_JOIN_TOKEN"
[ -n "${KUBEADM_CA_CERT_HASH:-}${KUBEADM_CA_CERT_HASH_FILE:-}" ] || missing="$missing KUBEADM_CA_CERT_HASH"
[ -z "$missing" ] || refuse "not set, nor the same name with _FILE:$missing"

bootstrap_token=$(read_secret KUBEADM_JOIN_TOKEN "${KUBEADM_JOIN_TOKEN:-}" "${KUBEADM_JOIN_TOKEN_FILE:-}")
is_bootstrap_token "$bootstrap_token" || refuse "KUBEADM_JOIN_TOKEN has not the form of a bootstrap-token"
ca_cert_hash=$(read_secret KUBEADM_CA_CERT_HASH "${KUBEADM_CA_CERT_HASH:-}" "${KUBEADM_CA_CERT_HASH_FILE:-}")
is_ca_cert_hash "$ca_cert_hash" || refuse "KUBEADM_CA_CERT_HASH has not the form of a ca-cert-hash"
unset KUBEADM_JOIN_TOKEN KUBEADM_CA_CERT_HASH

# shellcheck disable=SC2016 # the placeholders are meant literally
fill() {
  while IFS= read -r line || [ -n "$line" ]; do
    case $line in
      *'${KUBEADM_JOIN_TOKEN}'*) fill_in '${KUBEADM_JOIN_TOKEN}' "$bootstrap_token" ;;
      *'${KUBEADM_CA_CERT_HASH}'*) fill_in '${KUBEADM_CA_CERT_HASH}' "$ca_cert_hash" ;;
      *) printf '%s\n' "$line" ;;
    esac
  done
}

[ -f "$template" ] || refuse "no such file: $template"
[ ! -d "$target" ] || refuse "is a folder: $target"
case $target in
  /*/* | [!/]*/*) mkdir -p -- "${target%/*}" ;;
esac
unfinished=$target.$$
trap 'rm -f -- "$unfinished"' EXIT
trap 'exit 1' HUP INT TERM
fill < "$template" > "$unfinished"
mv -f -- "$unfinished" "$target"
