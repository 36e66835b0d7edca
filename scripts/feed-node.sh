# Tests against programs of npm: graphql-js, graphql-http's audits, the clients of graphql-ws and graphql-sse, Apollo's and Relay's. Sourced by feed-test.sh.

# run_node_tests CONFIGURATION : installs the packages and runs a sample. Without node, or without its registry, these tests are left out.
run_node_tests() {
  local configuration=$1 home="$root/tests/node" project
  if ! command -v node >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
    complain 'Tests against reference clients are left out: node and npm are not there.'
    return 0
  fi
  if [ ! -f "$home/node_modules/.installed" ] || [ "$home/package-lock.json" -nt "$home/node_modules/.installed" ]; then
    if ! (cd "$home" && npm ci --no-audit --no-fund --ignore-scripts >/dev/null 2>&1 && touch node_modules/.installed); then
      complain 'Tests against reference clients are left out: npm could not install their packages.'
      return 0
    fi
  fi
  for project in GraphQL.Engine.Tests Feed.GraphQL.Tests; do
    GRAPHQL_JS="$home" GRAPHQL_ROUNDS="${GRAPHQL_ROUNDS:-500}" DOTNET_CLI_UI_LANGUAGE=en \
      dotnet test "$root/tests/$project" --no-build --nologo -c "$configuration" \
      --filter 'FullyQualifiedName~Differential|FullyQualifiedName~ReferenceClient' -- xUnit.Explicit=only 2>&1 || return 1
  done
}
