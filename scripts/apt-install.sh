#!/usr/bin/env bash
# apt-install.sh PACKAGE... : as root, installs Debian packages without their own servers being made, started or enabled.
# Everything it changes on the way (a policy for service starts, a default of postgresql-common) is put back.
set -euo pipefail

policy=/usr/sbin/policy-rc.d
defaults=/etc/postgresql-common/createcluster.conf
made_policy=''
saved_defaults=''
export DEBIAN_FRONTEND=noninteractive

put_back() {
  [ -z "$made_policy" ] || rm -f "$policy"
  [ -z "$saved_defaults" ] || mv -f "$saved_defaults" "$defaults"
}
trap put_back EXIT

if [ ! -e "$policy" ]; then
  made_policy=yes
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
fi

apt-get update -qq || echo 'apt-get update failed; trying with the package lists that are there.' >&2

case " $* " in
  *' postgresql '*)
    # First the part that holds the default, so that no cluster is made by the second.
    apt-get install --yes -qq --no-install-recommends postgresql-common
    if [ -f "$defaults" ]; then
      saved_defaults=$defaults.feed-saved
      cp -p "$defaults" "$saved_defaults"
      printf '\ncreate_main_cluster = false\n' >>"$defaults"
    fi
    ;;
esac

apt-get install --yes -qq --no-install-recommends "$@"

# Newly installed for Feed, which needs the programs alone.
if command -v systemctl >/dev/null 2>&1 && [ -d /run/systemd/system ]; then
  for service in postgresql redis-server; do
    case " $* " in *" $service "*) systemctl --quiet disable "$service" 2>/dev/null || true ;; esac
  done
fi
