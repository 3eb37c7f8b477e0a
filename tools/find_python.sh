#!/bin/sh
# Print the path of a Python from 3.11 up that can make a virtual environment, or say what is missing.
# PYTHON=... decides; otherwise python3 if it is new enough, then the newest that is tested, then any newer.
set -u

fits() { # fits PYTHON TEST: its version passes the test (a Python expression over v)
    "$1" -c "import sys; v = sys.version_info[:2]; sys.exit(not ($2))" 2>/dev/null
}
has_venv() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

without_venv=
try() { # try PYTHON TEST: print it and stop, if it will do
    command -v "$1" >/dev/null 2>&1 && fits "$1" "$2" || return 0
    if has_venv "$1"; then command -v "$1"; exit 0; fi
    without_venv=${without_venv:-$1}
}

if [ -n "${PYTHON:-}" ]; then
    try "$PYTHON" "v >= (3, 11)"
else
    try python3 "(3, 11) <= v <= (3, 13)"
    for minor in 13 12 11; do
        try "python3.$minor" "v == (3, $minor)"
        for python in "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3."$minor"*/bin/python3."$minor"; do
            try "$python" "v == (3, $minor)"
        done
    done
    for python in python3 python; do try "$python" "v >= (3, 11)"; done
fi

if [ -n "$without_venv" ]; then
    version=$("$without_venv" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    echo "$without_venv cannot make a virtual environment. On Debian or Ubuntu, install what is missing with" >&2
    echo "    sudo apt-get install python$version-venv" >&2
elif [ -n "${PYTHON:-}" ]; then
    echo "PYTHON=$PYTHON is not a Python from 3.11 up." >&2
else
    echo "No Python from 3.11 up was found. On Debian or Ubuntu, install one with" >&2
    echo "    sudo apt-get install python3 python3-venv" >&2
    echo "or say where yours is: make PYTHON=/path/to/python3.12 ..." >&2
fi
exit 1
