#!/bin/sh
# Writes requirements.lock: what requirements.txt pulls in, for every system, with hashes; the build backend too,
# since `pip install --no-build-isolation -e .` fetches none.
set -eu
bin=$1
wanted=$(mktemp)
trap 'rm -f "$wanted"' EXIT
grep -v '^-e' requirements.txt >"$wanted"
sed -n 's/^requires = \["\(.*\)"\]$/\1/p' pyproject.toml >>"$wanted"
"$bin"/uv pip compile --quiet --universal --python-version 3.11.5 --generate-hashes --no-annotate --no-header \
    --no-emit-index-url --no-emit-find-links --output-file requirements.lock "$wanted"
{ printf '%s\n' "# Made by \`make lock\` from requirements.txt. Install it with" \
    "#   pip install --require-hashes -r requirements.lock && pip install --no-deps --no-build-isolation -e ."
  cat requirements.lock; } >"$wanted"
cp "$wanted" requirements.lock
