#!/bin/sh
# Installs Papertray for you alone, below ~/.local; no administrator is needed. Your library is never touched.
#   ./install.sh               installs, or replaces an older version
#   ./install.sh --uninstall   takes everything away again but your library and settings
set -eu
here=$(dirname "$(readlink -f "$0")")
data=${XDG_DATA_HOME:-$HOME/.local/share}
program=$HOME/.local/lib/papertray
command=$HOME/.local/bin/papertray

refresh() {
  for update in "update-desktop-database -q $data/applications" "update-mime-database $data/mime"; do
    # shellcheck disable=SC2086 # the program and its arguments
    if command -v ${update%% *} >/dev/null; then ${update%% *} ${update#* } 2>/dev/null || true; fi
  done
  command -v update-desktop-database >/dev/null || tell_types
  if command -v gtk-update-icon-cache >/dev/null; then gtk-update-icon-cache -qtf "$data/icons/hicolor" || true; fi
}

# What update-desktop-database would write, where it is missing and no cache of other programs is in the way: without
# it no double click finds Papertray.
tell_types() {
  cache=$data/applications/mimeinfo.cache
  if [ -e "$cache" ] && grep -qv -e '^\[MIME Cache\]$' -e '=papertray.desktop;$' "$cache"; then return; fi
  rm -f "$cache"
  if [ -e "$data/applications/papertray.desktop" ]; then
    types=$(sed -n 's/^MimeType=//p' "$data/applications/papertray.desktop" | tr ';' '\n')
    { echo "[MIME Cache]" && printf '%s\n' "$types" | sed '/^$/d; s/$/=papertray.desktop;/'; } >"$cache"
  fi
}

# The files in share/ of the bundle, and where they go.
shared() { (cd "$1/share" && find . -type f | sed 's|^\./||'); }

remove() {
  if [ -d "$program/share" ]; then
    shared "$program" | while IFS= read -r file; do rm -f "$data/$file"; done
  fi
  rm -rf "$program"
  rm -f "$command"
}

if [ "${1:-}" = --uninstall ]; then
  remove
  refresh
  echo "Papertray is gone. Your library is still in $data/papertray."
  exit 0
fi
if [ ! -w "$HOME" ]; then
  echo "install.sh: your home folder $HOME cannot be written. Start $here/papertray-start from where it lies." >&2
  exit 4
fi
"$here/papertray-start" --version >/dev/null || exit 3
remove
mkdir -p "$program" "${command%/*}"
cp -a "$here/." "$program/"
ln -s "$program/papertray-start" "$command"
shared "$program" | while IFS= read -r file; do
  mkdir -p "$data/${file%/*}"
  cp "$program/share/$file" "$data/$file"
done
# A desktop may not have ~/.local/bin on its path; the quotes are those of the Desktop Entry Specification.
quoted=$(printf '%s' "$command" | sed 's/[\\"`$]/\\\\&/g; s/%/%%/g; s/[&|]/\\&/g')
sed -i "s|^Exec=papertray|Exec=\"$quoted\"|; /^TryExec=/d" "$data/applications/papertray.desktop"
refresh
echo "Papertray is installed: look for it in the menu, or type papertray."
case ":$PATH:" in *":${command%/*}:"*) ;; *) echo "(${command%/*} is not on your PATH: type $command)" ;; esac
