#!/bin/bash
# First half of a node's process 1: builds the node's own tree of mounts and moves into it.
# ROOT         the node's folder; fresh but for what the rig has put there
# USR          folder of the overlay on the host's /usr
# HIERARCHIES  mount options of the control group hierarchies
set -euo pipefail
mount --make-rprivate /
mount --bind "$ROOT" "$ROOT"
cd "$ROOT"
mount -t overlay overlay -o "lowerdir=/usr,upperdir=$USR/upper,workdir=$USR/work" usr
mount --rbind /dev dev
mount -t proc proc proc
mount -t sysfs sysfs sys
mount -t tmpfs tmpfs run
mount -t tmpfs tmpfs sys/fs/cgroup
for hierarchy in $HIERARCHIES; do
  group=sys/fs/cgroup/${hierarchy#name=}
  mkdir "$group"
  case $hierarchy in
    name=*) mount -t cgroup -o "none,$hierarchy" cgroup "$group" ;;
    *) mount -t cgroup -o "$hierarchy" cgroup "$group" ;;
  esac
done

# kubelet sets these for the whole kernel: here it writes to files of its own.
mkdir run/sysctl
for name in vm/overcommit_memory vm/panic_on_oom kernel/panic kernel/panic_on_oops \
  kernel/keys/root_maxkeys kernel/keys/root_maxbytes; do
  copy=run/sysctl/${name//\//.}
  cat "/proc/sys/$name" > "$copy"
  mount --bind "$copy" "proc/sys/$name"
done

hostname "$(cat etc/hostname)"
pivot_root . mnt
cd /
umount --lazy /mnt
mount --make-rshared /
exec env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
  /usr/local/sbin/supervise
