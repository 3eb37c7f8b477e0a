"""The program inside the jail: runs one function on lists of arguments and writes what it gives, line by line.

It needs nothing but the standard library and is never imported by the grader, which believes nothing of what it
writes: a learner's source runs in this very process and can change all of it. It holds no expected value to find.
"""

import json
import math
import os
import resource
import sys

DEEPEST = 40
LARGEST = 64 * 1024
"""Characters of one output as JSON."""


def not_data(value, depth=0):
    """The name of what in a value is not plain JSON data, of exactly these types; None where all of it is."""
    kind = type(value)
    if depth > DEEPEST:
        return "nest"
    if kind is list:
        return next((name for each in value if (name := not_data(each, depth + 1))), None)
    if kind is dict:
        keys = next((f"dict with a key of type {type(key).__name__}" for key in value if type(key) is not str), None)
        return keys or next((name for each in value.values() if (name := not_data(each, depth + 1))), None)
    if kind is float and not math.isfinite(value):
        return "float that is not finite"
    return None if value is None or kind in (bool, int, float, str) else kind.__name__


def told(value):
    """What to write of an output."""
    if odd := not_data(value):
        return {"gave": odd}
    try:
        text = json.dumps(value, allow_nan=False)
    except ValueError:
        return {"gave": "number that is too long"}
    return {"gives": value} if len(text) <= LARGEST else {"gave": "value that is too long"}


def limit(limits):
    """Set the limits of this process, before anything of a learner's is looked at."""
    for name, most in limits.items():
        resource.setrlimit(getattr(resource, name), (most, most))


def answer_alone():
    """The descriptor to answer on; what a function prints goes nowhere and does not matter."""
    answers = os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for each in (0, 1, 2):
        os.dup2(nowhere, each)
    return answers


def main():
    """Read what to run from standard input, run it, and write a line for each list of arguments."""
    asked = json.loads(sys.stdin.buffer.read())
    limit(asked["limits"])
    answers = answer_alone()

    def say(line):
        left = json.dumps(line).encode() + b"\n"
        while left:
            left = left[os.write(answers, left) :]

    sys.path += asked["path"]
    if asked["path"]:
        os.environ["OPENBLAS_NUM_THREADS"] = "1"  # each of its threads would take memory that nobody uses
    names = {"__name__": "answer"}
    exec("\n".join(asked["given"]), names)
    os.environ.clear()
    say({"ready": True})
    try:
        exec(compile(asked["source"], "answer", "exec"), names)
        function = names[asked["name"]]
    except BaseException as error:
        say({"stopped": type(error).__name__})
        return
    for number, arguments in enumerate(asked["calls"]):
        try:
            line = told(function(*json.loads(arguments)))
        except BaseException as error:
            line = {"stopped": type(error).__name__}
        say({"call": number, **line})
    os._exit(0)  # threads that were left behind are not waited for


if __name__ == "__main__":
    main()
