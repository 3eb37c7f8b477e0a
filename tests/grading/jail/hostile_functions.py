"""Functions that somebody could hand in to get points, files or another's answers. Each is called ``answer``."""

NOT_DATA = {
    "object": "class Lie:\n    __eq__ = lambda self, other: True\ndef answer(x): return Lie()",
    "str": "class str(str):\n    __eq__ = lambda self, other: True\ndef answer(x): return str('no')",
    "int": "class int(int):\n    __eq__ = lambda self, other: True\ndef answer(x): return [int(0)]",
    "json": "class Lie(dict):\n    __json__ = lambda self: 7\ndef answer(x): return {'a': Lie()}",
    "key": "class Key(str): pass\ndef answer(x): return {Key('a'): 1}",
    "tuple": "def answer(x): return (x,)",
    "set": "def answer(x): return {x}",
    "nan": "def answer(x): return float('nan')",
    "long number": "def answer(x): return 10 ** 9999",
    "long text": "def answer(x): return 'x' * 10**6",
    "itself": "def answer(x):\n    found = []\n    found.append(found)\n    return found",
}

BOMBS = {
    "memory": "def answer(x):\n    found = []\n    while True:\n        found.append(bytearray(10**7))",
    "one large piece": "def answer(x): return len(bytearray(10**11))",
    "processes": "import os\ndef answer(x):\n    while True:\n        os.fork()",
    "program": "import subprocess, sys\ndef answer(x): return subprocess.run([sys.executable, '-V']).returncode",
    "threads": "import threading, time\ndef answer(x):\n    while True:\n"
    "        threading.Thread(target=time.sleep, args=(60,), daemon=True).start()",
    "disk": "def answer(x):\n    for n in range(10**6):\n        open(str(n), 'wb').write(bytes(10**6))",
    "open files": "def answer(x):\n    found = []\n    while True:\n        found.append(open('/dev/null'))",
    "recursion": "def answer(x): return answer(x)",
    "no file of any folder": "import os\ndef answer(x): return os.memfd_create('a')",
}

ENDLESS = {
    "swallows everything": "import signal\nfor each in (signal.SIGINT, signal.SIGTERM, signal.SIGALRM):\n"
    "    signal.signal(each, signal.SIG_IGN)\n"
    "def answer(x):\n    while x:\n        try:\n            while True: pass\n"
    "        except BaseException: pass\n    return 0",
    "sleeps": "import time\ndef answer(x):\n    time.sleep(60 * x)\n    return 0",
    "closes its ears": "import os, time\ndef answer(x):\n    if x:\n        os.closerange(0, 64)\n"
    "        time.sleep(60)\n    return 0",
}

CRASHES = {
    "leaves": "import os\ndef answer(x):\n    if x: os._exit(0)\n    return 0",
    "falls": "import ctypes\ndef answer(x):\n    if x: ctypes.string_at(0)\n    return 0",
    "kills itself": "import os, signal\ndef answer(x):\n    if x: os.kill(os.getpid(), signal.SIGKILL)\n    return 0",
    "kills its group": "import os, signal\ndef answer(x):\n    if x: os.killpg(0, signal.SIGKILL)\n    return 0",
}

WRITE = """
import os
def everywhere(data):
    for number in range(3, 32):
        try:
            os.write(number, data)
        except OSError:
            pass
"""

FORGED = {
    "points": b'{"call": 0, "points": 2, "gives": 0}\n',
    "another call": b'{"call": 1, "gives": 0}\n',
    "no JSON": b"all points\n",
    "not finite": b'{"call": 0, "gives": NaN}\n',
    "deep": b"[" * 10**4 + b"\n",
    "long number": b'{"call": 0, "gives": ' + b"9" * 10**4 + b"}\n",
    "a name that is none": b'{"call": 0, "gave": "<script>"}\n',
    "pickle": b"cposix\nsystem\n(S'touch taken-over'\ntR.\n",
}

SEARCH = """
import gc, hashlib, sys
def texts(value, seen, depth=0):
    if type(value) is str:
        yield value
    elif type(value) in (list, tuple, dict, set) and id(value) not in seen and depth < 20:
        seen.add(id(value))
        for each in list(value.items() if type(value) is dict else value):
            yield from texts(each, seen, depth + 1)
def answer(digest, *more):
    frame, places = sys._getframe(), [each for each in gc.get_objects() if type(each) in (list, tuple, dict, set)]
    while frame:
        places += [dict(frame.f_locals), frame.f_globals]
        frame = frame.f_back
    found = {each for each in texts(places, set()) if len(each) == 20}
    return any(hashlib.sha256(each.encode(errors="replace")).hexdigest() == digest for each in found)
"""
"""Whether a text of 20 characters with this hash is anywhere in what Python can reach."""
