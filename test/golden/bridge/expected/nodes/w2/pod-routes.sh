#!/bin/sh
# Node w2: routes to the pods of the other nodes. Safe to run again; run it at every boot.
set -eu

# masquerade COMMAND BLOCK RANGE: what leaves RANGE takes the node's own address.
masquerade() {
  "$1" -w -t nat -C POSTROUTING -s "$2" ! -d "$3" -j MASQUERADE 2>/dev/null ||
    "$1" -w -t nat -A POSTROUTING -s "$2" ! -d "$3" -j MASQUERADE
}

ip -4 route replace 10.50.0.0/25 via 192.168.58.10 # cp1
ip -4 route replace 10.50.0.128/25 via 192.168.58.11 # w1
masquerade iptables 10.50.8.0/25 10.50.0.0/20
