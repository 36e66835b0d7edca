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
  stack     fetch Kafka, Debezium and Elasticsearch      install [arguments of mvn]
  load      write and read under load, and measure       (./feed load --help)
  bench     micro-benchmarks, beside a raw client        (./feed bench --help)
  bench policy   what pushing and pulling posts costs    (./feed bench policy --help)
  bench graphql  the GraphQL server beside others        (./feed bench graphql --help)
  verify    compare every feed with what Postgres says   (./feed verify --help)
  dead-letters   list, show, replay, drop changes that no consumer could handle   (./feed dead-letters --help)

options of up:
  --detach             return once everything is healthy, and leave it running
  --ports auto         take free ports, so that two clones run side by side (else Posts.Api 5101, GraphQL 5102)
  --fresh              delete the data first
  --data-dir D         keep the data in D instead of .feed
  --except NAME        leave a service to a debugger, and print its environment; may be repeated
  --profile PROFILE    embedded: Postgres and Redis (the default); distributed: with Kafka, Debezium and Elasticsearch

names: postgres redis posts-api feed-builder search-indexer feed-graphql; distributed: kafka connect elasticsearch too
exit codes: 0 done; 1 failed, or a difference found; 2 usage; 3 not running; 4 already running
environment: ConnectionStrings__feeddb, __redis, __kafka and __elasticsearch give a server to use instead of starting one;
  Feed__*, Jwt__* and OTEL_* reach the services; FEED_POSTGRES_BIN names a folder with initdb and postgres; FEED_STACK_HOME one with kafka,
  connect-plugins and elasticsearch, or KAFKA_HOME, CONNECT_PLUGIN_PATH and ES_HOME each of them; JAVA_HOME a Java 17 or later.
TEXT
}

# help VERB: the whole page serves every verb, but an unknown one.
help() {
  case $1 in
    '' | up | down | status | logs | restart | test | doctor | stack | help) help_text && exit 0 ;;
    *) usage_error "There is no command '$1'." ;;
  esac
}

# Sets $profile. Tells a mistyped option before the build rather than after it.
check_up_arguments() {
  profile=embedded
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
    embedded | distributed) ;;
    *) usage_error "There is no profile '$profile'; there are embedded and distributed." ;;
  esac
}
