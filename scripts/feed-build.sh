# Builds. Sourced by ./feed.

# The compiler server of this clone: the name that Directory.Build.props gives it.
compiler_server() {
  local name
  name=$(printf '%s/' "$root" | sed 's/[^A-Za-z0-9]/-/g')
  [ ${#name} -le 30 ] || name=${name:$((${#name} - 30))}
  printf 'feed%s' "$name"
}

# A build leaves it running for the next build; nothing else would end it for ten minutes.
end_compiler_server() {
  local argument file pid
  argument="-pipename:$(compiler_server)"
  if [ -d /proc/self ]; then
    for file in $(grep -lazFx -- "$argument" /proc/[0-9]*/cmdline 2>/dev/null); do
      pid=${file#/proc/}
      kill "${pid%/cmdline}" 2>/dev/null
    done
  else
    pkill -f "VBCSCompiler.*$argument\$" 2>/dev/null
  fi
  return 0
}

# build_quietly PROJECT [CONFIGURATION] : errors and warnings only. Asked to end meanwhile, it ends the build first.
build_quietly() {
  local log status build stopped=''
  log=$(mktemp "${TMPDIR:-/tmp}/feed-build.XXXXXX")
  dotnet build "$1" --configuration "${2:-Release}" --nologo --verbosity quiet -clp:NoSummary >"$log" 2>&1 &
  build=$!
  trap 'stopped=yes; kill "$build" 2>/dev/null' HUP INT TERM
  wait "$build"
  status=$?
  [ -z "$stopped" ] || wait "$build"
  trap - HUP INT TERM
  [ -n "$stopped" ] || [ $status = 0 ] || { cat "$log" >&2 && complain "error: the build of ${1#"$root"/} failed."; }
  rm -f "$log"
  [ $status = 0 ] || end_compiler_server
  if [ -n "$stopped" ]; then
    complain 'Ended during the build.'
    exit $FAILED
  fi
  return $status
}

# Is anything newer than the last build? Folders too: a deleted file changes its folder.
needs_build() {
  [ -f "$root/AppHost/bin/Release/net10.0/AppHost.dll" ] && [ -f "$1" ] || return 0
  [ -n "$(find "$root" \( -name bin -o -name obj -o -name .git -o -name .feed -o -name TestResults -o -name node_modules \) -prune \
    -o -path "$root" -o -newer "$1" -print 2>/dev/null | head -n 1)" ]
}

build_apphost() {
  local stamp="$root/AppHost/obj/feed-built" started
  needs_build "$stamp" || return 0
  say 'Building ...'
  started=$(mktemp "${TMPDIR:-/tmp}/feed-built.XXXXXX")
  build_quietly "$root/AppHost" || {
    rm -f "$started"
    exit $FAILED
  }
  mv -f "$started" "$stamp" # the time of its start: what changed meanwhile is built next time
  say "Built in $SECONDS s."
}
