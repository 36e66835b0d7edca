# Finds and installs what Feed needs beside .NET. Sourced by ./feed.

# Microsoft's install script puts dotnet where no PATH looks.
find_dotnet() {
  if ! command -v dotnet >/dev/null 2>&1 && [ -x "$HOME/.dotnet/dotnet" ]; then
    export DOTNET_ROOT="$HOME/.dotnet" PATH="$HOME/.dotnet:$PATH"
  fi
}

require_dotnet() {
  find_dotnet
  if command -v dotnet >/dev/null 2>&1 && (cd "$root" && dotnet --version) >/dev/null 2>&1; then
    return
  fi
  complain "error: Feed needs the .NET 10 SDK$(command -v dotnet >/dev/null 2>&1 && echo "; 'dotnet --list-sdks' shows $(dotnet --list-sdks 2>/dev/null | cut -d' ' -f1 | tr '\n' ' ')")."
  complain "Ubuntu: apt-get install dotnet-sdk-10.0. Fedora: dnf install dotnet-sdk-10.0. macOS: brew install dotnet-sdk."
  complain "Anywhere: curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0   (installs into ~/.dotnet, where ./feed finds it)"
  exit $FAILED
}

has_postgres() {
  [ -z "${FEED_POSTGRES_BIN:-}" ] || return 0 # AppHost says when it is wrong
  command -v initdb >/dev/null 2>&1 && return 0
  local program
  for program in /usr/lib/postgresql/*/bin/initdb /usr/pgsql-*/bin/initdb /opt/homebrew/opt/postgresql*/bin/initdb /usr/local/opt/postgresql*/bin/initdb; do
    [ -x "$program" ] && return 0
  done
  return 1
}

has_redis() {
  command -v redis-server >/dev/null 2>&1 || command -v valkey-server >/dev/null 2>&1
}

# setpriv and setsid: with them no process outlives AppHost. macOS has none; a watchdog does what it can.
has_guard() {
  [ "$(uname -s)" != Linux ] || { command -v setpriv >/dev/null 2>&1 && command -v setsid >/dev/null 2>&1; }
}

# Java 17 or later, by the file that every runtime has: quicker than to start one.
has_java() {
  [ -z "${JAVA_HOME:-}" ] || return 0 # AppHost says when it is wrong
  local java release major
  java=$(command -v java) && java=$(readlink -f "$java" 2>/dev/null || printf '%s' "$java")
  for release in ${java:+"${java%/bin/java}/release"} /usr/lib/jvm/*/release /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home/release; do
    major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$release" 2>/dev/null)
    [ "${major:-0}" -lt 17 ] || return 0
  done
  return 1
}

# install_missing [java] : a server given by its connection string need not be installed.
install_missing() {
  local missing=''
  [ "${1:-}" != java ] || has_java || missing="$missing java"
  [ -n "${ConnectionStrings__feeddb:-}" ] || has_postgres || missing="$missing postgres"
  [ -n "${ConnectionStrings__redis:-}" ] || has_redis || missing="$missing redis"
  has_guard || missing="$missing guard"
  # shellcheck disable=SC2086
  [ -z "$missing" ] || install_packages $missing
}

# install_packages WHAT... : by whichever package manager there is.
install_packages() {
  if command -v apt-get >/dev/null 2>&1; then
    install_by_apt "$@"
  elif command -v dnf >/dev/null 2>&1; then
    install_by_dnf "$@"
  elif command -v brew >/dev/null 2>&1; then
    install_by_brew "$@"
  else
    complain "error: not installed: $*; and there is none of apt-get, dnf and brew here to install it."
    complain "Install Postgres 14 or later (initdb, postgres), Redis 6.2 or later (redis-server) and util-linux (setpriv, setsid) by hand;"
    complain "for the distributed profile Java 17 or later, and Maven for './feed stack install'."
    exit $FAILED
  fi
}

# packages MISSING... : their names for this package manager, given as 'what=package' words in $names.
packages() {
  local what pair
  for what in "$@"; do
    for pair in $names; do
      [ "${pair%%=*}" != "$what" ] || printf '%s ' "${pair#*=}"
    done
  done
}

# Says what will happen; asks only somebody who can answer.
confirm() {
  say "Feed needs packages that are not installed. About to run:"
  say "  $*"
  if [ -t 0 ] && [ -t 1 ]; then
    printf 'Go on? [Y/n] '
    local answer
    read -r answer
    case $answer in [nN]*)
      complain 'Nothing was installed.'
      exit $FAILED
      ;;
    esac
  fi
}

# as_root COMMAND...
as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null 2>&1; then
    sudo "$@"
  else
    complain "error: installing needs root, and there is no sudo. As root, run: $*"
    exit $FAILED
  fi
}

# Each Debian and Ubuntu has one of these.
debian_java() {
  local version
  for version in 17 21 25; do
    [ -z "$(apt-cache search --names-only "^openjdk-$version-jre-headless\$" 2>/dev/null)" ] || break
  done
  printf 'openjdk-%s-jre-headless' "$version"
}

install_by_apt() {
  local names list
  names="postgres=postgresql redis=redis-server guard=util-linux compiler=build-essential zlib=zlib1g-dev openssl=libssl-dev npm=npm java=$(debian_java) maven=maven"
  list=$(packages "$@")
  # shellcheck disable=SC2086
  confirm apt-get install --yes --no-install-recommends $list
  # Feed starts servers of its own. Debian's packages would also make and start theirs, now and at every boot: apt-install.sh keeps them from it.
  as_root bash "$root/scripts/apt-install.sh" $list || install_failed
}

install_by_dnf() {
  local redis=redis list
  dnf -q info redis >/dev/null 2>&1 || redis=valkey
  local names="postgres=postgresql-server redis=$redis guard=util-linux compiler=gcc-c++ compiler=make zlib=zlib-devel openssl=openssl-devel npm=npm java=java-21-openjdk-headless maven=maven"
  list=$(packages "$@")
  # shellcheck disable=SC2086
  confirm dnf install --assumeyes $list
  # shellcheck disable=SC2086
  as_root dnf install --assumeyes $list || install_failed # Fedora's packages start nothing by themselves
}

install_by_brew() {
  local names='postgres=postgresql@17 redis=redis java=openjdk@17 maven=maven' list
  list=$(packages "$@")
  # shellcheck disable=SC2086
  confirm brew install $list
  # shellcheck disable=SC2086
  brew install $list || install_failed # starts nothing without 'brew services'
}

install_failed() {
  complain "error: the installation failed; its messages are above. './feed doctor' says what is still missing."
  exit $FAILED
}
