#!/bin/bash
# enter.sh BASE ROOT BUNDLE GIVEN: runs GIVEN/script.sh inside of ROOT, which stays as it was.
# Inside, BUNDLE lies at /bundle and GIVEN at /given, both read-only; what is written goes to memory at BASE.
# Started by bare_root.py in name spaces of its own, so that mounts and processes end with it.
set -e
base=$1 lower=$2 bundle=$3 given=$4
mount -t tmpfs tmpfs "$base"
mkdir "$base/up" "$base/work" "$base/root"
mount -t overlay overlay -o "lowerdir=$lower,upperdir=$base/up,workdir=$base/work" "$base/root"
mount -t proc proc "$base/root/proc"
mount --bind /dev "$base/root/dev"
mkdir -p "$base/root/bundle" "$base/root/given"
mount --bind -o ro "$bundle" "$base/root/bundle"
mount --bind -o ro "$given" "$base/root/given"
cp -L /etc/resolv.conf "$base/root/etc/resolv.conf" 2>/dev/null || true
exec chroot "$base/root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
  DEBIAN_FRONTEND=noninteractive /bin/sh /given/script.sh
