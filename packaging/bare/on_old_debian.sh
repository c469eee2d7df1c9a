#!/bin/sh
# A system whose C library is older than the bundle needs: a sentence and exit code 3.
said=$(timeout 100 /bundle/papertray-start 2>&1); got=$?
[ "$got" = 3 ] || echo "FAILED too old: exit code $got, not 3: $said"
case $said in *"too old"*) ;; *) echo "FAILED too old: $said" ;; esac
