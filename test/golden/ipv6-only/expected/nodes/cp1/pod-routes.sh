#!/bin/sh
# Node cp1: routes to the pods of the other nodes. Safe to run again; run it at every boot.
set -eu

# masquerade COMMAND BLOCK RANGE: what leaves RANGE takes the node's own address.
masquerade() {
  "$1" -w -t nat -C POSTROUTING -s "$2" ! -d "$3" -j MASQUERADE 2>/dev/null ||
    "$1" -w -t nat -A POSTROUTING -s "$2" ! -d "$3" -j MASQUERADE
}

ip -6 route replace fd66:1:0:1::/64 via fd66:3::11 # w1
masquerade ip6tables fd66:1::/64 fd66:1::/56
