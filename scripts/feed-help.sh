# What ./feed can do. Sourced by ./feed.

help_text() {
  cat <<'TEXT'
usage: ./feed COMMAND [OPTIONS]

  up        install what is missing, build, and start everything; Ctrl-C ends it
  down      end everything, and return when every process has ended
  status    what runs                                    [--json]
  logs      captured output                              [NAME] [-f] [-n LINES]
  restart   restart one resource                         NAME
  test      build, and run every test                    [arguments of 'dotnet test']
  doctor    look at what a start needs                   [--install]
  load      write and read under load, and measure       (./feed load --help)
  verify    compare every feed with what Postgres says   (./feed verify --help)

options of up:
  --detach             return once everything is healthy, and leave it running
  --ports auto         take free ports, so that two clones run side by side (else Posts.Api 5101, GraphQL 5102)
  --fresh              delete the data first
  --data-dir D         keep the data in D instead of .feed
  --except NAME        leave a service to a debugger, and print its environment; may be repeated
  --profile PROFILE    embedded (the default); distributed is not yet in this version

names: postgres redis posts-api feed-builder search-indexer feed-graphql
exit codes: 0 done; 1 failed, or a difference found; 2 usage; 3 not running; 4 already running
environment: ConnectionStrings__feeddb and ConnectionStrings__redis give a Postgres or Redis to use instead of starting one;
  Feed__*, Jwt__* and OTEL_* reach the services; FEED_POSTGRES_BIN names a folder with initdb and postgres.
TEXT
}

# help VERB: the whole page serves every verb, but an unknown one.
help() {
  case $1 in
    '' | up | down | status | logs | restart | test | doctor | help) help_text && exit 0 ;;
    *) usage_error "There is no command '$1'." ;;
  esac
}

# Tells a mistyped option before the build rather than after it.
check_up_arguments() {
  local profile=embedded
  while [ $# -gt 0 ]; do
    case $1 in
      --detach | -d | --fresh) ;;
      --profile | --ports | --data-dir | --except)
        [ $# -gt 1 ] || usage_error "$1 needs a value."
        [ "$1" != --profile ] || profile=$2
        shift
        ;;
      --profile=*) profile=${1#*=} ;;
      --ports=* | --data-dir=* | --except=*) ;;
      *) usage_error "up has no option '$1'." ;;
    esac
    shift
  done
  case $profile in
    embedded) ;;
    distributed)
      complain "error: The distributed profile is not yet in this version."
      complain "Start the embedded one: './feed up'."
      exit $USAGE
      ;;
    *) usage_error "There is no profile '$profile'; there are embedded and distributed." ;;
  esac
}
