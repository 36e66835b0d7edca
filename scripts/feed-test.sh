# Runs the tests. Sourced by ./feed.

# shellcheck source=/dev/null
. "$root/scripts/feed-node.sh"

# count NAME : the sum of a counter over the line that each test project ends with:
# 'Passed!  - Failed:     0, Passed:     5, Skipped:     0, Total:     5, Duration: 1 s - X.Tests.dll (net10.0)'
count() {
  sed -n "s/^[A-Z][a-z]*![[:space:]]*-[[:space:]].*$1:[[:space:]]*\([0-9]*\),.*/\1/p" "$output" | {
    local sum=0 one
    while read -r one; do sum=$((sum + one)); done
    echo "$sum"
  }
}

# run_tests [ARGUMENTS OF dotnet test] : Debug, as 'dotnet test Feed.sln' and an IDE do, so that it builds beside a stack started by './feed up'.
run_tests() {
  require_dotnet
  install_missing java
  install_librdkafka || complain 'Tests that need Kafka will be skipped.'
  local output configuration=Debug previous='' word status passed failed skipped
  for word in "$@"; do
    case $previous in -c | --configuration) configuration=$word ;; esac
    previous=$word
  done
  say 'Building ...'
  build_quietly "$root/Feed.sln" "$configuration" || finish 0 1 0
  say "Built in $SECONDS s."
  output=$(mktemp "${TMPDIR:-/tmp}/feed-test.XXXXXX")
  DOTNET_CLI_UI_LANGUAGE=en dotnet test "$root/Feed.sln" --no-build --nologo "$@" 2>&1 | tee "$output"
  status=${PIPESTATUS[0]}
  if [ $# = 0 ]; then
    run_node_tests "$configuration" | tee -a "$output"
    [ "${PIPESTATUS[0]}" = 0 ] || status=$FAILED
  fi
  end_compiler_server
  passed=$(count Passed)
  failed=$(count Failed)
  skipped=$(count Skipped)
  rm -f "$output"
  if [ $status != 0 ] && [ "$failed" = 0 ]; then
    complain "error: 'dotnet test' ended with exit code $status, though no test failed: a test process did not come to its end, see above."
    failed=1
  fi
  finish "$passed" "$failed" "$skipped"
}

# finish PASSED FAILED SKIPPED : the very last line, and the exit code.
finish() {
  local status=0
  [ "$2" = 0 ] || status=$FAILED
  if [ "$3" != 0 ] && { [ "${CI:-}" = true ] || [ "${CI:-}" = 1 ]; }; then
    complain 'error: in CI a skipped test is a failure: what it needs is not there.'
    status=$FAILED
  fi
  say "$1 passed, $2 failed, $3 skipped"
  exit $status
}
