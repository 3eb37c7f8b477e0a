#!/bin/sh
# Make .venv ready: `tools/setup.sh run` installs what playing needs, `dev` what testing needs too.
# Every package is taken from a lock, by version and hash; the lock has all that they need (--no-deps), so pip need not
# work that out again. Nothing is done when nothing has changed.
set -eu
cd "$(dirname "$0")/.."
unset PYTHONDONTWRITEBYTECODE PYTHONHOME # without bytecode every kernel starts twice as slowly

want=${1:-run}
case $want in
    run) lock=requirements.lock ;;
    dev) lock=requirements-dev.lock ;;
    *) echo "usage: tools/setup.sh run|dev" >&2; exit 2 ;;
esac

# The folder is part of the key, because the scripts in a virtual environment do not survive a move.
key() { echo "$PWD $(cat pyproject.toml requirements.lock requirements-dev.lock tools/setup.sh | cksum)"; }
is_ready() { [ -x .venv/bin/trainingkit ] && [ "$(cat ".venv/ready-$1" 2>/dev/null)" = "$(key)" ]; }

if is_ready dev || is_ready "$want"; then exit 0; fi

if ! .venv/bin/python -m pip --version >/dev/null 2>&1 || [ "$PWD" != "$(cat .venv/made-in 2>/dev/null)" ]; then
    python=$(tools/find_python.sh)
    echo "Making .venv with $("$python" --version)"
    "$python" -m venv --clear .venv
    echo "$PWD" > .venv/made-in
fi
rm -f .venv/ready-run .venv/ready-dev .venv/failed

python=.venv/bin/python
total=$(grep -c '^[a-z].*==' "$lock")
log=.venv/setup.log
echo "Installing the $total packages of $lock into .venv (a minute or two, the first time)"
: > "$log"
{ $python -m pip install --disable-pip-version-check --no-input --no-compile --no-deps --progress-bar off \
    --require-hashes -r "$lock" 2>&1 || touch .venv/failed; } |
while IFS= read -r line; do
    printf '%s\n' "$line" >> "$log"
    case $line in
        Collecting* | Processing* | "Requirement already satisfied"*)
            n=$((${n:-0} + 1))
            if [ $((n % 30)) -eq 0 ]; then echo "  $n of $total"; fi ;;
        "Installing collected"*) echo "  unpacking" ;;
        ERROR* | error*) printf '%s\n' "$line" >&2 ;;
    esac
done
if [ -e .venv/failed ]; then
    echo "That failed; all that pip said is in $log. Is this machine online?" >&2
    exit 1
fi

echo "Installing trainingkit from this folder"
$python -m pip install --disable-pip-version-check --no-input --quiet --no-deps --no-build-isolation --editable .

echo "Compiling bytecode" # here and not by pip, which would use one processor
# A few packages ship files of another Python's syntax; those are no failure of ours.
$python -m compileall -qq -j 0 "$($python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')" || :
$python -m compileall -qq -x node_modules src

key > ".venv/ready-$want"
echo "Ready."
