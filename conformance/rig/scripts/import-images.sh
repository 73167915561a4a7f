#!/bin/bash
# Process 1 of a short life: a containerd that imports and unpacks every archive of a folder.
# CONTAINERD, CTR  programs
# CONFIG           names the root folder to fill
# ARCHIVES         folder of docker archives
set -euo pipefail
mount --make-rprivate /
mount -t proc proc /proc
mount -t tmpfs tmpfs /run
"$CONTAINERD" --config "$CONFIG" > /run/containerd.log 2>&1 &
for _ in {1..300}; do
  "$CTR" version > /dev/null 2>&1 && break
  sleep 0.1
done
for archive in "$ARCHIVES"/*.tar; do
  "$CTR" --namespace k8s.io images import "$archive" || {
    tail -n 20 /run/containerd.log >&2
    exit 1
  }
done
kill %1
wait %1 || true
