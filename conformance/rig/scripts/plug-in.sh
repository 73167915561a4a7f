#!/bin/bash
# Becomes a machine: moves into its control groups, takes a network of its own, plugs the cable
# into the LAN, and starts process 1 in namespaces of its own.
#   plug-in.sh COMMAND…
# MEMBER_FILES  cgroup.procs of each group
# LAN           process of the LAN; without one there is no cable
# ADDRESSES     with prefix length
# GATEWAYS      one per family
set -euo pipefail

if [ -z "${IS_ISOLATED:-}" ]; then
  for file in $MEMBER_FILES; do echo $$ > "$file"; done
  IS_ISOLATED=yes exec unshare --net "$0" "$@"
fi

on_lan() { nsenter --target "$LAN" --net "$@"; }

ip link set lo up
echo 1 > /proc/sys/net/ipv4/ip_forward
echo 1 > /proc/sys/net/ipv6/conf/all/forwarding
# IPv6 addresses are usable at once, those of pods too.
echo 0 > /proc/sys/net/ipv6/conf/all/accept_dad
echo 0 > /proc/sys/net/ipv6/conf/default/accept_dad
if [ -n "${LAN:-}" ]; then
  on_lan ip link add "port$$" type veth peer name eth0 netns $$
  on_lan ip link set "port$$" master lan up
  for address in $ADDRESSES; do
    case $address in
      *:*) ip address add "$address" dev eth0 nodad ;;
      *) ip address add "$address" dev eth0 ;;
    esac
  done
  ip link set eth0 up
  for gateway in $GATEWAYS; do ip route add default via "$gateway"; done
fi

exec unshare --mount --uts --ipc --pid --cgroup --fork --kill-child=KILL "$@"
