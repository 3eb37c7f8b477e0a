"""The manual of the checks: one page for each code, made from the docstring of its rule.

``python -m trainingkit.checks.manual docs/checks`` writes them.
"""

import sys
from pathlib import Path
from textwrap import dedent

from trainingkit.checks.form import FORM
from trainingkit.checks.rules import RELEASE_ERRORS, RULES
from trainingkit.diagnostics import Severity

HEADINGS = {"Why:": "Why", "Example:": "Example that is told", "Mend:": "How to mend it"}


def pages() -> dict[str, str]:
    """File name to Markdown text: a page for each code, and ``README.md`` that lists them all."""
    found = {f"{code}.md": page_of(code) + "\n[All checks](README.md)\n" for code in sorted(entries())}
    return {"README.md": _index({code: entries()[code] for code in sorted(entries())}), **found}


def entries() -> dict[str, tuple[Severity, str]]:
    """Code to severity and docstring, of every rule."""
    return {r.code: (r.severity, r.page) for r in RULES} | FORM


def page_of(code: str) -> str:
    """The page of a code as Markdown, without links."""
    severity, page = entries()[code]
    raised = " An error with `--release`." if code in RELEASE_ERRORS else ""
    head = f"# {code}\n\n*{severity}*: {severity.meaning}.{raised}\n"
    return head + "".join(f"\n{_block(b)}\n" for b in page.strip().split("\n\n"))


def write(folder: Path) -> None:
    """Write all pages into a folder, and remove pages of codes that are gone."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    for path in folder.glob("*.md"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (folder / name).write_text(text, encoding="utf-8")


def summary(page: str) -> str:
    """The first paragraph of a page, on one line."""
    return " ".join(page.strip().split("\n\n")[0].split())


def _block(block: str) -> str:
    """One paragraph; a heading word becomes a heading, and what an example indents becomes YAML."""
    for word, heading in HEADINGS.items():
        if block.startswith(word):
            rest = block.removeprefix(word)
            if word == "Example:":
                return f"## {heading}\n\n```yaml\n{dedent(rest.strip(chr(10))).rstrip()}\n```"
            rest = " ".join(rest.split())
            return f"## {heading}\n\n{rest[:1].upper()}{rest[1:]}".replace("``", "`")
    return " ".join(block.split()).replace("``", "`")


def _index(entries: dict[str, tuple[Severity, str]]) -> str:
    lines = [
        "# What is checked",
        "",
        "`trainingkit check` tells every one of these with file, line and column, and the smallest edit that mends it.",
        "These pages are made from the rules themselves: `python -m trainingkit.checks.manual docs/checks`.",
    ]
    for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE):
        lines += ["", f"## {str(severity).capitalize()}s: {severity.meaning}", "", "| code | what |", "|---|---|"]
        for code, (own, page) in entries.items():
            if own is severity:
                what = summary(page).replace("``", "`").replace("|", "\\|")
                lines.append(f"| [{code}]({code}.md) | {what} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    write(Path(sys.argv[1]))
