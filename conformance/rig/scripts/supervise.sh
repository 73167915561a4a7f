#!/bin/bash
# Second half of a node's process 1: keeps containerd and kubelet running while they are wanted, as
# the service manager would, and reaps orphans (bash does).
set -uo pipefail

services=/run/services
mkdir -p "$services" /var/log
mkfifo "$services/wake-up"
echo ready >&3
exec 3<> "$services/wake-up"

# words_of FILE NAME: the value of a variable in an environment file, as words
words_of() {
  [ ! -r "$1" ] || sed -n "s/^$2=//p" "$1" | tr -d '"'
}

run_containerd() {
  exec containerd --config /etc/containerd/rig.toml
}

# As kubeadm's drop-in for kubelet.service; words are split, and never evaluated: thresholds hold "<".
run_kubelet() {
  set -f
  # shellcheck disable=SC2046
  exec kubelet --bootstrap-kubeconfig=/etc/kubernetes/bootstrap-kubelet.conf \
    --kubeconfig=/etc/kubernetes/kubelet.conf --config=/var/lib/kubelet/config.yaml \
    $(words_of /var/lib/kubelet/kubeadm-flags.env KUBELET_KUBEADM_ARGS) \
    $(words_of /etc/default/kubelet KUBELET_EXTRA_ARGS)
}

is_running() {
  [ -s "$services/$1.pid" ] && kill -0 "$(< "$services/$1.pid")" 2> /dev/null
}

start() {
  "run_$1" >> "/var/log/$1.log" 2>&1 3>&- < /dev/null &
  echo $! > "$services/$1.pid"
}

keep() {
  if [ -e "$services/$1.wanted" ]; then
    is_running "$1" || start "$1"
  elif is_running "$1"; then
    kill "$(< "$services/$1.pid")"
  fi
}

touch "$services/containerd.wanted"
# Enabled: after a power cut kubelet starts by itself. Before kubeadm has run it has nothing to read.
[ ! -e /var/lib/kubelet/config.yaml ] || touch "$services/kubelet.wanted"

while :; do
  keep containerd
  keep kubelet
  read -r -t 0.5 -u 3 _
done
