#!/bin/bash
# Process 1 of a machine of the LAN that is no node: the host's own files, another name.
#   host.sh NAME RESOLV_CONF COMMAND…
set -euo pipefail
mount --make-rprivate /
mount -t proc proc /proc
mount --bind "$2" /etc/resolv.conf
hostname "$1"
shift 2
echo ready >&3
exec "$@" 3>&-
