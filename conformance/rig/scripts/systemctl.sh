#!/bin/bash
# The few verbs of systemctl that kubeadm and an administrator need, for the two services of a node.
set -u

services=/run/services
verb=${1:-}
name=${2:-}
name=${name%.service}

case $verb in
  daemon-reload) exit 0 ;;
esac
case $name in
  containerd | kubelet) ;;
  *)
    echo "Unit $name.service could not be found." >&2
    echo "Loaded: not-found"
    exit 4
    ;;
esac

pid() { cat "$services/$name.pid" 2> /dev/null; }
is_active() { [ -n "$(pid)" ] && kill -0 "$(pid)" 2> /dev/null; }
wake_up() { echo > "$services/wake-up"; }

# wait_until COMMAND…: at most ten seconds
wait_until() {
  for _ in {1..100}; do
    "$@" && return 0
    sleep 0.1
  done
  return 1
}

is_inactive() { ! is_active; }

start() {
  touch "$services/$name.wanted"
  wake_up
  wait_until is_active
}

stop() {
  rm -f "$services/$name.wanted"
  wake_up
  wait_until is_inactive
}

case $verb in
  start) start ;;
  stop) stop ;;
  restart) stop && start ;;
  enable | disable) ;;
  is-enabled) echo enabled ;;
  is-active) if is_active; then echo active; else echo inactive && exit 3; fi ;;
  status)
    echo "Loaded: loaded"
    is_active || exit 3
    ;;
  *)
    echo "systemctl: no verb $verb here" >&2
    exit 1
    ;;
esac
