#!/bin/bash
# Process 1 of the LAN: a bridge, the gateway's addresses on it, and a DNS server.
#   lan.sh COMMAND…
# LAN_GATEWAYS  addresses with prefix length
set -euo pipefail
mount --make-rprivate /
mount -t proc proc /proc
ip link add lan type bridge mcast_snooping 0
for address in $LAN_GATEWAYS; do
  case $address in
    *:*) ip address add "$address" dev lan nodad ;;
    *) ip address add "$address" dev lan ;;
  esac
done
ip link set lan up
# Frames between machines are no business of this host's packet filter.
for family in iptables ip6tables arptables; do
  echo 0 > "/proc/sys/net/bridge/bridge-nf-call-$family"
done
echo ready >&3
exec "$@" 3>&-
