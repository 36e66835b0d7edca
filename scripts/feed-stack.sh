# Fetches Kafka, Debezium and Elasticsearch: the artifacts of stack/pom.xml, by Maven. Sourced by ./feed.

# Where they go. Elasticsearch refuses root, and its own user cannot read a clone under /root: then elsewhere, with a link.
stack_folder() {
  local folder="$root/.feed/stack" real=/var/lib/feed/stack
  if [ "$(id -u)" = 0 ] && [ ! -e "$folder" ] && command -v setpriv >/dev/null 2>&1 \
    && ! setpriv --reuid=65534 --regid=65534 --clear-groups test -x "$root"; then
    mkdir -p "$real" "$root/.feed" && chmod 755 /var/lib/feed "$real" && ln -s "$real" "$folder" || return 1
  fi
  mkdir -p "$folder" && chmod 755 "$folder" && (cd "$folder" && pwd -P)
}

# stack install [ARGUMENTS OF mvn] : into a folder beside the final one first, so that an interrupted download is no installation.
stack() {
  [ "${1:-}" = install ] || usage_error "stack knows only install: './feed stack install [arguments of mvn]'."
  shift
  local missing='' folder draft name
  has_java || missing=java
  command -v mvn >/dev/null 2>&1 || missing="$missing maven"
  # shellcheck disable=SC2086
  [ -z "$missing" ] || install_packages $missing
  folder=$(stack_folder) || exit $FAILED
  draft="$folder/unfinished"
  rm -rf "$draft"
  say "Fetching Kafka, Debezium and Elasticsearch into $folder ..."
  mvn --batch-mode --quiet --file "$root/stack/pom.xml" "-Dstack.folder=$draft" generate-resources "$@" || {
    rm -rf "$draft"
    complain "error: Maven did not resolve stack/pom.xml; its messages are above. A mirror of your own: './feed stack install -s settings.xml'."
    exit $FAILED
  }
  mv "$draft"/elasticsearch-* "$draft/elasticsearch" && chmod 755 "$draft"/elasticsearch/bin/* && chmod -R a+rX "$draft" || exit $FAILED
  for name in kafka connect-plugins elasticsearch; do
    rm -rf "${folder:?}/$name" && mv "$draft/$name" "$folder/$name" || exit $FAILED
  done
  rm -rf "$draft"
  say "Installed. './feed up --profile distributed' uses it."
}
