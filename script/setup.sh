# Sourced by the scripts beside it: goes to the repository's root, makes sure that the dependencies are installed, and
# puts Node 24 and the tools of node_modules first on the path. Prints nothing when there is nothing to do.
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if ! command -v npm >/dev/null; then
  echo 'npm is missing: install Node.js 20 or newer with npm; Node 24 itself comes from the lock file.' >&2
  exit 1
fi
# npm writes this file last, so an interrupted install is repeated.
if [ ! -e node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  echo 'Installing dependencies (npm ci) …' >&2
  npm ci --no-audit --no-fund --loglevel=error >&2
  touch node_modules/.package-lock.json
fi
# /usr/local/bin may hold an older docker client without buildx; the distribution's goes first.
export PATH="$PWD/node_modules/.bin:/usr/bin:$PATH"

# need PACKAGE COMMAND...: makes sure that one of the commands is there, by apt where none is. Fails with the reason where that
# is not possible.
need() {
  local package=$1 command as_root=()
  shift
  for command; do command -v "$command" >/dev/null && return; done
  [ "$(id -u)" = 0 ] || as_root=(sudo -n)
  command -v apt-get >/dev/null || { echo "$package is missing, and there is no apt to install it with." >&2; return 1; }
  echo "Installing $package ..." >&2
  "${as_root[@]}" apt-get install --yes -qq --no-install-recommends "$package" >/dev/null 2>&1 ||
    { "${as_root[@]}" apt-get update -qq && "${as_root[@]}" apt-get install --yes -qq --no-install-recommends "$package"; } \
      >/dev/null 2>&1 || { echo "$package is missing, and apt could not install it." >&2; return 1; }
}
