"""Whatever a function does in the jail, it reaches nothing outside, and only plain data comes out."""

import ast
import os
import socket
import struct
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.grading.jail.hostile_functions import FORGED, NOT_DATA, WRITE
from tests.grading.jail.jailed import SMALL, gave, lines, run
from trainingkit.grading.jail import run as jail
from trainingkit.grading.jail.run import PROGRAM
from trainingkit.grading.jail.syscalls import ALLOW, RETURN, refusals

pytestmark = pytest.mark.jail
ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("source", NOT_DATA.values(), ids=NOT_DATA)
def test_only_plain_data_comes_out(source):
    """An object that says it equals everything, a type of one's own, a tuple: told by its name, never converted."""
    (line,) = lines(run(source, [1]))

    assert {"call", "gave"} == set(line)


def test_numbers_of_numpy_are_no_plain_numbers():
    """What numpy or pandas count in is told by name, and the packages that were asked for are there, no others."""
    source = "import numpy, os\ndef answer(x): return [pd.DataFrame({'a': [1, 2]})['a'].sum()] if x else os.listdir(P)"
    source += "\nP = '/packages'"
    one, other = lines(run(source, [1], [0], given=("import pandas as pd",), limits=replace(SMALL, memory=2**30)))

    assert {"call": 0, "gave": "int64"} == one
    assert {"pandas", "numpy"} <= {*other["gives"]}
    assert not {"trainingkit", "pytest", "nbgrader"} & {*other["gives"]}


def test_nothing_of_the_course_is_there(tmp_path):
    """Not the repository, its environment, keys, a gradebook, what others handed in or an account's file."""
    beside = [tmp_path / "gradebook.db", tmp_path / "submitted/seat-02/answers/a.json"]
    for path in beside:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}")
    files = [path for path in (ROOT / "instructor").rglob("*") if path.is_file()]
    files += [ROOT / "pyproject.toml", ROOT / "src/trainingkit/__init__.py", Path(sys.prefix) / "pyvenv.cfg"]
    files += [*beside, Path("/etc/passwd"), Path(pytest.__file__)]
    files += (Path(os.__file__).parent / "site-packages").glob("*")
    source = "import os\ndef answer(*paths): return [path for path in paths if os.path.exists(path)]"

    assert len([path for path in files if path.exists()]) > 20
    assert [] == gave(source, *map(str, files))
    assert [os.__file__] == gave(source, os.__file__)


def test_nothing_can_be_written():
    """Python itself, the home and the place of a gradebook are read-only or not there, so nothing can be left."""
    source = """
import os
def answer(*paths):
    found = []
    for path in paths:
        try:
            os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
            open(path, "w").close()
            found.append(path)
        except OSError:
            pass
    return found
"""
    paths = ["/a", "/dev/a", "/usr/lib/a", "/program.py", os.__file__, str(ROOT / "instructor/gradebook.db")]
    paths += ["a", "usercustomize.py", ".ipython/profile_default/startup/a.py", "a.pth"]
    paths += [f"{os.path.dirname(os.__file__)}/sitecustomize.py", ".local/lib/python3.11/site-packages/a.pth"]

    assert ["/dev/null"] == gave(source, *paths, "/dev/null")


def test_the_environment_is_empty(monkeypatch):
    """No token, no home, and nothing that says who is grading."""
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    monkeypatch.setenv("A_TOKEN", "secret")
    source = (
        "import os, sys\ndef answer(): return [dict(os.environ), os.path.exists('/proc'), sys.argv, sys.orig_argv[1:]]"
    )
    environment, proc, arguments, written = gave(source)

    assert ({}, False, ["/program.py"]) == (environment, proc, arguments)
    assert ["-s", "-P", "-S", "-B", "-X", "utf8", "/program.py"] == written


CONNECT = """
import socket
def answer(*address):
    try:
        socket.create_connection(address, 1).close()
    except OSError:
        return "OSError"
"""


@pytest.mark.parametrize("filtered", [True, False])
def test_there_is_no_network(monkeypatch, filtered):
    """Neither this machine nor another can be reached, and the namespace alone, without the filter, would do."""
    if not filtered:
        monkeypatch.setattr(jail, "refusals", lambda: struct.pack("=HBBI", RETURN, 0, 0, ALLOW))
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = server.getsockname()
        socket.create_connection(address, 1).close()

        assert "OSError" == gave(CONNECT, *address)
        assert "OSError" == gave(CONNECT, "169.254.169.254", 80)


def test_processes_outside_are_not_there():
    """One sees no other process, can signal none, and has no right that the kernel knows."""
    source = """
import os
def answer(outside):
    found = []
    for each in (outside, -1):
        try:
            os.kill(each, 0)
            found.append(each)
        except OSError:
            pass
    return [os.getpid() < 5, found, os.getuid()]
"""
    assert [True, [], 65534] == gave(source, os.getpid())


def test_nothing_that_is_open_here_is_open_there(tmp_path):
    """Besides nowhere and the place for answers, no file, pipe or connection is handed in."""
    source = """
import os
def is_open(number):
    try:
        return bool(os.fstat(number))
    except OSError:
        return False
def answer(): return [number for number in range(64) if is_open(number)]
"""
    with (tmp_path / "open").open("w") as file:
        os.set_inheritable(file.fileno(), True)

        assert [0, 1, 2, 3, 4] == gave(source)


@pytest.mark.parametrize(
    "call",
    [
        "unshare(0x10000000)",
        "shmget(0, 4096, 0o1600)",
        "ptrace(0, 0, 0, 0)",
        "fork()",
        "inotify_init()",
        "inotify_init1(0)",
        "socketpair(1, 1, 0, ctypes.byref((ctypes.c_int * 2)()))",
        "timer_create(1, None, ctypes.byref(ctypes.c_long()))",
        "syscall({'x86_64': 206}.get(__import__('platform').machine(), 0), 1, ctypes.byref(ctypes.c_long()))",
    ],
)
def test_the_kernel_is_asked_for_nothing_else(call):
    """Past Python, too: no namespace, no memory that belongs to nobody, no look into a process, no child."""
    source = (
        f"import ctypes\nC = ctypes.CDLL(None, use_errno=True)\ndef answer(): return [C.{call}, ctypes.get_errno()]"
    )

    assert [-1, 1] == gave(source)


def test_arguments_are_fresh_for_each_call():
    """What a function does to its arguments reaches no other call, and nothing else is left to be read."""
    source = "import sys\ndef answer(rows):\n    rows.append(1)\n    return [rows, sys.stdin.read()]"

    assert [[[1], ""]] * 2 == [line["gives"] for line in lines(run(source, [[]], [[]]))]


def test_what_the_runner_leans_on_may_be_changed():
    """Changed json, builtins and sys.stdout come out as other data, or as nothing, but never as points."""
    source = """
import builtins, io, json, sys
json.dumps = lambda *args, **more: '{"call": 0, "gives": "anything"}'
builtins.type = lambda value: str
builtins.len = lambda value: 0
sys.stdout = io.StringIO()
def answer(): return object()
"""
    assert [b'{"ready": true}', b'{"call": 0, "gives": "anything"}'] == list(run(source, []).lines)


@pytest.mark.parametrize("forged", FORGED.values(), ids=FORGED)
def test_lines_of_its_own_are_only_lines(forged):
    """Whatever a function writes where answers go, it comes as bytes, and nothing is made of them here."""
    ran = run(f"{WRITE}\nFORGED = {forged!r}\ndef answer():\n    everywhere(FORGED)\n    return 1", [])

    assert forged.splitlines() == list(ran.lines[1:-1])


def test_the_same_answer_comes_out_each_time():
    """The order of a set is the same in every run, so that nobody's marks depend on the day."""
    source = "def answer(): return list({'payment', 'call', 'message', 'receipt', 'account'})"

    assert 1 == len({str(gave(source)) for _ in range(3)})


def test_a_machine_whose_numbers_are_unknown_has_no_filter():
    """Where it cannot be said what the kernel must refuse, there is no jail."""
    assert refusals("x86_64") and refusals("aarch64") and refusals("x86_64") != refusals("aarch64")
    assert refusals("riscv64") is None


def test_the_program_needs_python_alone():
    """It imports the standard library only: what is bound into the jail stays small, and the grader stays out."""
    tree = ast.parse(PROGRAM.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}

    assert not [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert set() == names - sys.stdlib_module_names
