#!/bin/sh
# What an ordinary user meets on a bare Debian, before and after the .deb was installed. Prints a line "FAILED …"
# for each thing that is not as it should be. Runs as root inside of the system; see bare_root.py.
TEMPORARY=/tmp
failed() { echo "FAILED $*"; }
useradd --create-home user 2>/dev/null || failed "no user could be made"
as_reader() {
  setpriv --reuid=user --regid=user --clear-groups \
    env -i HOME=/home/user PATH="$PATH" LANG=C.UTF-8 "$@"
}
# expect NAME CODE COMMAND…: the exit code, one sentence of ours when it is not 0, and never a trace
expect() {
  name=$1; code=$2; shift 2
  said=$(as_reader timeout 200 "$@" 2>&1); got=$?
  case $said in *Traceback* | *Aborted*) failed "$name: $said" ;; esac
  [ "$got" = "$code" ] || failed "$name: exit code $got, not $code: $(echo "$said" | tail -n 4)"
  if [ "$code" != 0 ]; then case $said in *"papertray: "*) ;; *) failed "$name: no sentence: $said" ;; esac; fi
}
cp /given/sample.txt /home/user/sample.txt; chmod 644 /home/user/sample.txt
expect "nothing installed: a command" 0 /bundle/papertray-cli import /home/user/sample.txt
expect "nothing installed: the window, a screen named" 3 env DISPLAY=:4711 /bundle/papertray
expect "nothing installed: self-check" 3 /bundle/papertray-cli --self-check
(apt-get -qq update && apt-get -qq install -y --no-install-recommends /given/papertray.deb) >"$TEMPORARY"/apt.log 2>&1 ||
  failed "the .deb cannot be installed: $(tail -n 3 $TEMPORARY/apt.log)"
expect "installed: self-check" 0 env QT_QPA_PLATFORM=offscreen papertray --self-check
expect "installed: no screen" 3 papertray
expect "installed: a screen that does not answer" 3 env DISPLAY=:4711 papertray
mkdir -p "/home/user/Meine Programme 论文"
cp -a /bundle/. "/home/user/Meine Programme 论文/"; chown -R user: "/home/user/Meine Programme 论文"
expect "installed for oneself" 0 "/home/user/Meine Programme 论文/install.sh"
expect "installed for oneself: self-check" 0 env QT_QPA_PLATFORM=offscreen /home/user/.local/bin/papertray --self-check
expect "taken away again" 0 "/home/user/Meine Programme 论文/install.sh" --uninstall
[ ! -e /home/user/.local/bin/papertray ] || failed "the command stays after --uninstall"
[ -e /home/user/.local/share/papertray/library.db ] || failed "the library went with --uninstall"
rm -rf /home/user/.local /home/user/.config /home/user/.cache
chown root: /home/user; chmod 555 /home/user
expect "a home that is read-only: the window" 4 env QT_QPA_PLATFORM=offscreen papertray
expect "a home that is read-only: self-check" 4 env QT_QPA_PLATFORM=offscreen papertray --self-check
expect "a home that is read-only: install.sh" 4 sh -c '/bundle/install.sh 2>&1 | sed "s/^install.sh/papertray/"; exit 4'
expect "a home that is read-only, another library" 0 \
  env QT_QPA_PLATFORM=offscreen papertray --library "$TEMPORARY"/mine/library.db --self-check
expect "a home that is read-only, another library: import" 0 \
  papertray --library "$TEMPORARY"/mine/library.db import /home/user/sample.txt
apt-get -qq remove -y papertray >"$TEMPORARY"/apt.log 2>&1 || failed "the .deb cannot be removed"
[ ! -e /usr/lib/papertray ] || failed "files stay after the .deb was removed"
