#!/usr/bin/env bash
# Ceph's monitor, storage daemon and object gateway out of Debian's packages: unpacked into a cache,
# not installed, so no root is needed. Prints the folder. A second run needs no network.
set -euo pipefail

cache="${ANYFN_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/anyfn}"
packages=(ceph-mon ceph-osd radosgw)

fail() { echo "Ceph's object gateway is not to be had: $*" >&2; exit 1; }

candidate() { apt-cache policy radosgw 2>/dev/null | sed -n 's/^ *Candidate: //p' | grep -v '(none)' || true; }

# Own folder for the packages and no lock: apt only looks up and downloads.
download() {
  apt-get -y -qq -o Debug::NoLocking=1 -o Dir::Cache::archives="$1" \
    install --download-only --reinstall --no-install-recommends "${packages[@]}"
}

if ! command -v apt-get >/dev/null || ! command -v dpkg-deb >/dev/null; then
  fail "it comes from Debian's packages, and there is no apt-get here"
fi
version=$(candidate)
if [ -z "$version" ]; then
  known=$(ls -d "$cache"/ceph-*/ 2>/dev/null | tail -n 1)
  if [ -n "$known" ]; then
    printf '%s\n' "${known%/}"
    exit
  fi
  apt-get -qq update >&2 || true
  version=$(candidate)
  [ -n "$version" ] || fail "apt knows no package radosgw: run apt-get update, or use Debian 12"
fi

target="$cache/ceph-$(printf '%s' "$version" | tr -c 'A-Za-z0-9.\n' '_')"
mkdir -p "$cache"
exec 9>"$target.lock"
flock 9
if [ ! -d "$target" ]; then
  work=$(mktemp -d "$cache/fetch.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  mkdir -p "$work/packages/partial" "$work/tree"
  # a list that is some days old may name packages that have been replaced
  download "$work/packages" >"$work/log" 2>&1 ||
    { apt-get -qq update >"$work/log" 2>&1 && download "$work/packages" >"$work/log" 2>&1; } ||
    fail "$(tail -n 5 "$work/log")"
  for package in "$work"/packages/*.deb; do
    dpkg-deb -x "$package" "$work/tree"
  done
  for daemon in "${packages[@]}"; do
    [ -x "$work/tree/usr/bin/$daemon" ] || fail "the packages have no $daemon"
  done
  # manuals, Python and what systemd wants are two thirds of it
  rm -rf "$work/tree"/{etc,var,sbin,usr/sbin,usr/share,usr/libexec,usr/lib/python3,usr/lib/ceph/mgr}
  mv -T "$work/tree" "$target"
fi
printf '%s\n' "$target"
