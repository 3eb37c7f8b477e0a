"""The manual of the checks: one page for each code, made from the docstrings of its rules.

Which rules there are is said by the caller; ``trainingkit.cli.manual`` gathers those of every kind of file.
"""

from collections.abc import Iterable, Mapping
from textwrap import dedent
from typing import NamedTuple, Protocol

from trainingkit.checks.form import FORM
from trainingkit.checks.rules import RELEASE_ERRORS, RULES
from trainingkit.diagnostics import Severity

HEADINGS = {"Why:": "Why", "Example:": "Example that is told", "Mend:": "How to mend it"}


STORY, ANY = "a story", "any file"


class Page(NamedTuple):
    """A page that no rule has."""

    severity: Severity
    page: str


class Explained(Protocol):
    """A rule, or a page: what a code means in one kind of file."""

    @property
    def severity(self) -> Severity: ...

    @property
    def page(self) -> str: ...


class Coded(Explained, Protocol):
    """A rule, or a page that knows its code."""

    @property
    def code(self) -> str: ...


Manual = Mapping[str, Mapping[str, Explained]]
"""Kinds of files, and what each code means in them; a code may be told in several."""


def manual_of(kinds: Mapping[str, Iterable[Coded]]) -> Manual:
    """The manual of stories, and of further kinds of files with their rules.

    Parameters
    ----------
    kinds : mapping of str to rules
        Such as ``{"a lesson": LESSON_RULES}``.
    """
    form = {code: Page(severity, page) for code, (severity, page) in FORM.items()}
    every = {STORY: RULES, **kinds}
    return {ANY: form, **{kind: {each.code: each for each in rules} for kind, rules in every.items()}}


def codes_of(manual: Manual) -> list[str]:
    """Every code, in order."""
    return sorted({code for codes in manual.values() for code in codes})


def pages(manual: Manual) -> dict[str, str]:
    """File name to Markdown text: a page for each code, and ``README.md`` that lists them all."""
    found = {f"{code}.md": page_of(manual, code) + "\n[All checks](README.md)\n" for code in codes_of(manual)}
    return {"README.md": _index(manual), **found}


def page_of(manual: Manual, code: str) -> str:
    """The page of a code as Markdown, without links; a part for each kind of file where there are several."""
    told = [(kind, codes[code]) for kind, codes in manual.items() if code in codes]
    parts = [f"# {code}\n"]
    for kind, entry in told:
        if len(told) > 1:
            parts.append(f"## In {kind}\n")
        raised = " An error with `--release`." if code in RELEASE_ERRORS and kind == STORY else ""
        parts.append(f"*{entry.severity}*: {_meaning(kind, entry.severity)}.{raised}\n")
        parts += [f"{_block(block, '###' if len(told) > 1 else '##')}\n" for block in _blocks(entry.page)]
    return "\n".join(parts)


def summary(page: str) -> str:
    """The first paragraph of a page, on one line."""
    return " ".join(_blocks(page)[0].split())


def _blocks(page: str) -> list[str]:
    return page.strip().split("\n\n")


def _block(block: str, level: str) -> str:
    """One paragraph; a heading word becomes a heading, and what an example indents becomes YAML."""
    for word, heading in HEADINGS.items():
        if block.startswith(word):
            rest = block.removeprefix(word)
            if word == "Example:":
                return f"{level} {heading}\n\n```yaml\n{dedent(rest.strip(chr(10))).rstrip()}\n```"
            rest = " ".join(rest.split())
            return f"{level} {heading}\n\n{rest[:1].upper()}{rest[1:]}".replace("``", "`")
    return " ".join(block.split()).replace("``", "`")


def _index(manual: Manual) -> str:
    lines = [
        "# What is checked",
        "",
        "`trainingkit check` tells every one of these with file, line and column, and the smallest edit that mends it.",
        "These pages are made from the rules themselves: `make manual`.",
    ]
    for kind, codes in manual.items():
        lines += ["", f"## In {kind}"]
        for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE):
            rows = [
                f"| [{code}]({code}.md) | {_cell(entry.page)} |"
                for code, entry in sorted(codes.items())
                if entry.severity is severity
            ]
            if rows:
                head = f"{str(severity).capitalize()}s: {_meaning(kind, severity)}"
                lines += ["", f"### {head}", "", "| code | what |", "|---|---|", *rows]
    return "\n".join(lines) + "\n"


def _meaning(kind: str, severity: Severity) -> str:
    """What becomes of a file with a finding of this severity; only stories are played."""
    if severity is Severity.ERROR and kind not in (STORY, ANY):
        return "has to be mended before anybody works with it"
    return severity.meaning


def _cell(page: str) -> str:
    return summary(page).replace("``", "`").replace("|", "\\|")
