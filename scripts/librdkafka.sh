#!/usr/bin/env bash
# Builds librdkafka, the native library under Confluent.Kafka, into .feed/native/ unless it is there. Sourced by ./feed; runs by itself too.
# NuGet's librdkafka.redist brings it ready-made, where the registry holds that: build with -p:PackageSet=latest.

# The npm package that carries librdkafka's source. Debian's own librdkafka1 is too old.
librdkafka_package='@confluentinc/kafka-javascript@1.10.1'

has_librdkafka() {
  [ -n "${FEED_LIBRDKAFKA:-}" ] || [ -f "$root/.feed/native/librdkafka.so" ]
}

# has_header HEADER
has_header() {
  printf '#include <%s>\n' "$1" | cc -E - >/dev/null 2>&1
}

# What building needs, as words for install_by_apt and its siblings.
missing_for_librdkafka() {
  command -v cc >/dev/null 2>&1 && command -v c++ >/dev/null 2>&1 && command -v make >/dev/null 2>&1 || printf 'compiler '
  has_header zlib.h || printf 'zlib '
  has_header openssl/ssl.h || printf 'openssl '
  command -v npm >/dev/null 2>&1 || printf 'npm '
}

# install_librdkafka : tells nothing and does nothing when it is there. Without it, everything but Kafka works: returns 1 and says so.
install_librdkafka() {
  has_librdkafka && return 0
  if [ "$(uname -s)" != Linux ]; then
    complain "librdkafka is built here for Linux only; elsewhere build with PackageSet=latest (NuGet's librdkafka.redist), or set FEED_LIBRDKAFKA."
    return 1
  fi
  local missing folder status
  missing=$(missing_for_librdkafka)
  if [ -n "$missing" ]; then
    # shellcheck disable=SC2086
    if command -v apt-get >/dev/null 2>&1; then install_by_apt $missing; elif command -v dnf >/dev/null 2>&1; then install_by_dnf $missing; fi
  fi
  say 'Building librdkafka (about a minute, once) ...'
  folder=$(mktemp -d "${TMPDIR:-/tmp}/feed-librdkafka.XXXXXX")
  build_librdkafka "$folder" >"$folder/log" 2>&1
  status=$?
  if [ $status != 0 ]; then
    tail -n 20 "$folder/log" >&2
    complain 'error: librdkafka was not built; the end of its log is above.'
  fi
  rm -rf "$folder"
  return $status
}

# build_librdkafka FOLDER : fetches and builds there.
build_librdkafka() {
  local so="$root/.feed/native/librdkafka.so" jobs
  jobs=$(nproc 2>/dev/null || echo 2)
  (cd "$1" && npm pack --silent "$librdkafka_package" && tar -xzf ./*.tgz) || return 1
  (cd "$1/package/deps/librdkafka" && ./configure --disable-sasl --disable-curl && make -j"$jobs" libs && strip --strip-unneeded src/librdkafka.so.1) || return 1
  mkdir -p "$root/.feed/native" || return 1
  # In one step: what another build sees is whole.
  cp "$1/package/deps/librdkafka/src/librdkafka.so.1" "$so.$$" && mv -f "$so.$$" "$so"
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then
  set -u
  root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
  readonly FAILED=1
  say() { printf '%s\n' "$*"; }
  complain() { printf '%s\n' "$*" >&2; }
  # shellcheck source=/dev/null
  . "$root/scripts/feed-install.sh"
  install_librdkafka
fi
