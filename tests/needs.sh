#!/bin/sh
# Chromium and nginx: installs what is missing where that can be done, or says which command does it.
set -eu

missing=""
if [ -z "${CHROMIUM:-}" ] && ! command -v chromium >/dev/null && ! command -v chromium-browser >/dev/null &&
   ! command -v google-chrome >/dev/null; then
    missing="chromium"
fi
command -v nginx >/dev/null || [ -x /usr/sbin/nginx ] || missing="$missing nginx-light"
command -v git >/dev/null || missing="$missing git"
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing for the tests:$missing"
    # shellcheck disable=SC2086  # one word a package
    { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing; } >/dev/null
    exit 0
fi
if [ "${PLAYWRIGHT_DOWNLOAD:-}" = 1 ] && [ "$missing" = chromium ]; then
    .venv/bin/python -m playwright install chromium
    exit 0
fi
{
    echo "The tests drive a real browser and a real web server. Missing:$missing"
    echo "  Debian or Ubuntu:  sudo apt-get install $missing"
    echo "  elsewhere:         install them by your system's own means, or name a browser: CHROMIUM=/path/to/chrome make test"
    echo "  a browser only:    PLAYWRIGHT_DOWNLOAD=1 make test   (downloads Chromium from its makers)"
} >&2
exit 1
