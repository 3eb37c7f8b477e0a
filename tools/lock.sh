#!/bin/sh
# Resolve both locks again from the ranges in pyproject.toml: one lock for every Python from 3.11 up and
# every system, with hashes and without the address of any index. `tools/lock.sh --upgrade` takes the newest.
set -eu
cd "$(dirname "$0")/.."

compile() { # compile LOCK OPTIONS...
    lock=$1
    shift
    echo "Resolving $lock"
    .venv/bin/uv pip compile pyproject.toml --universal --python-version 3.11 --fork-strategy fewest \
        --generate-hashes --no-emit-index-url --no-emit-find-links --no-config \
        --custom-compile-command "make lock" --quiet --output-file "$lock" "$@"
}

compile requirements.lock --group build "$@"
# The run lock constrains the dev lock, so that what is tested is what is run.
compile requirements-dev.lock --group dev --constraint requirements.lock "$@"
