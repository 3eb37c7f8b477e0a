"""The sentences that only instructors may have, and a search for them in what everybody gets."""

import ast
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
INSTRUCTOR = ROOT / "instructor"
START = 6
"""Words by which a sentence is first looked for; shorter ones are said everywhere."""
Words = tuple[str, ...]
KEPT = (
    ("keys/*.yml", {"text", "why"}, START),
    ("rubrics/*.yml", {"levels", "comments", "why", "texts"}, START),
    ("assessed/*/story.yml", {"text", "why", "ask", "then", "trainer", "debrief"}, 10),
)
"""Files of the instructor, the keys in them under which secret words stand, and how long a sentence has to be."""
PUBLIC = ("simulations/*/story.yml", "src/trainingkit/guidance/data/*.yml")
"""What everybody knows: the practised stories have the same criteria, and the claims are quoted everywhere."""
SOLUTION = re.compile(r"### BEGIN SOLUTION.*?### END SOLUTION", re.DOTALL)
"""What nbgrader takes out of a notebook before anybody fetches it."""


def texts_under(data: Any, names: set[str], inside: bool = False) -> Iterator[str]:
    """Every text below these keys, at any depth."""
    if isinstance(data, str) and inside:
        yield data
    elif isinstance(data, Mapping):
        for key, value in data.items():
            yield from texts_under(value, names, inside or key in names)
    elif isinstance(data, list):
        for each in data:
            yield from texts_under(each, names, inside)


def secrets() -> dict[Words, str]:
    """Each secret sentence in words, and the file that it is from."""
    found: dict[Words, str] = {}
    for pattern, names, least in KEPT:
        for path in sorted(INSTRUCTOR.glob(pattern)):
            texts = texts_under(yaml.safe_load(path.read_text(encoding="utf-8")), names)
            found |= {each: str(path.relative_to(ROOT)) for each in sentences(texts, least)}
    for path in sorted((INSTRUCTOR / "solutions").glob("*.py")):
        found |= {each: str(path.relative_to(ROOT)) for each in sentences(_code(path), START)}
    known = "\n".join(plain(path) for pattern in PUBLIC for path in sorted(ROOT.glob(pattern)))
    public = {words(each) for each in Search(found).found_in(known)}
    return {sentence: path for sentence, path in found.items() if sentence not in public}


def _code(path: Path) -> list[str]:
    """The lines inside the functions of a solution; what a docstring says, the stub of a task may say, too."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    told = [each for node in functions for each in node.body if not isinstance(each, ast.Expr)]
    return [line for each in told for line in ast.unparse(each).splitlines()]


def sentences(texts: Iterable[str], least: int) -> Iterator[Words]:
    """The sentences of some texts that have so many words at least, by which they are known again."""
    for text in texts:
        for sentence in re.split(r"(?<=[.!?:”])\s+|\n", text):
            if len(found := words(sentence)) >= least:
                yield found


def words(text: str) -> Words:
    """The words of a text; quotes, capitals and marks do not count."""
    return tuple(re.findall(r"[\w']+", text.replace("’", "'").lower()))


def plain(path: Path) -> str:
    """What a file says to whoever gets it: of a notebook the text of its cells and outputs, without solutions."""
    text = path.read_text(encoding="utf-8", errors="ignore")
    if path.suffix == ".ipynb":
        return SOLUTION.sub("", "\n".join(_strings(json.loads(text))))
    return text.encode().decode("unicode_escape", "ignore") if path.suffix == ".json" else text


def _strings(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        yield from (each for value in data.values() for each in _strings(value))
    elif isinstance(data, list):
        if all(isinstance(each, str) for each in data):
            yield "".join(data)
        else:
            yield from (each for value in data for each in _strings(value))


class Search:
    """Many sentences looked for at once."""

    def __init__(self, wanted: Iterable[Words]) -> None:
        self._by_start: dict[Words, list[Words]] = {}
        for sentence in wanted:
            self._by_start.setdefault(sentence[:START], []).append(sentence)

    def found_in(self, text: str) -> list[str]:
        """Those that stand in a text, word for word."""
        said = words(text)
        return [
            " ".join(sentence)
            for at in range(len(said) - START + 1)
            for sentence in self._by_start.get(said[at : at + START], ())
            if said[at : at + len(sentence)] == sentence
        ]
