"""What a text that is not YAML probably lacks, in the words of its author: a quotation mark, a comma, a space."""

import re
from typing import NamedTuple

import yaml

SPECIAL = re.compile(r"(?:^|[:\-,\[{]\s*)(\{\w+\}|\[[^\[\]{}:\"]*\])(?=\s*[^\s,}\]#])")
"""``{name} waits``: what YAML takes for a mapping, or for a list, though words follow it."""
KEY = re.compile(r"\s*[a-z_]+:(?:\s|$)")
CAUSES = "look for a comma that is missing, or for a quotation mark inside a text in quotes"
OWN_MARKS = "for a quotation mark inside a text write “ and ”"


class Trouble(NamedTuple):
    """What is wrong, the smallest edit, and the place: ``line`` and ``column`` count from 0, as YAML does."""

    message: str
    hint: str
    line: int
    column: int


def trouble(error: yaml.MarkedYAMLError, text: str, loader: type) -> Trouble:
    """Say what is wrong where YAML gave up."""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return Trouble(f"this is not YAML: {error.problem}", CAUSES, 0, 0)
    lines, problem = text.split("\n"), str(error.problem)
    here = (mark.line, min(mark.column, len(_line(lines, mark.line))))
    found = _at_sign(lines, error, here) or _not_closed(error, text, lines, loader)
    if found is None and "expected ',' or" in problem:
        found = _inside_braces(lines, here)
    if found is None and any(what in problem for what in ("expected key", "expected '-' indicator", "block end")):
        found = _between_keys(lines, here)
    return found or _others(lines, problem, error, here)


def _at_sign(lines: list[str], error: yaml.MarkedYAMLError, here: tuple[int, int]) -> Trouble | None:
    """A sign that YAML keeps for itself stands where the author meant a text."""
    (number, column), problem, context = here, str(error.problem), str(error.context)
    line = _line(lines, number)
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent or line[column : column + 1] == "\t":
        at = indent.index("\t") if "\t" in indent else column
        return Trouble("a tab stands here", "indent with spaces", number, at)
    for match in SPECIAL.finditer(line, 0, column + 1):
        if match.end() <= column and not line[match.end() : column].strip() and not KEY.match(line, column):
            return _in_quotes(lines, number, match.start(1))
    signs = ("cannot start any token", "sequence entries are not allowed", "mapping keys are not allowed")
    if any(sign in problem for sign in signs) and line[column : column + 1].strip():
        return _in_quotes(lines, number, column)
    if any(what in context for what in ("scanning an alias", "scanning an anchor", "scanning a block scalar")):
        return _in_quotes(lines, error.context_mark.line, error.context_mark.column)
    return None


def _in_quotes(lines: list[str], number: int, column: int) -> Trouble:
    line = _line(lines, number)
    inside = line.count("{", 0, column) > line.count("}", 0, column)
    end = re.compile(r"(?:\{\w+\}|[^,{}\[\]])*" if inside else r".*")
    plain = end.match(line, column)[0].strip()
    hint = f'write "{plain}"' if plain and '"' not in plain else "put it in quotes"
    return Trouble(f"a text that begins with {line[column]} must be in quotes", hint, number, column)


def _not_closed(error: yaml.MarkedYAMLError, text: str, lines: list[str], loader: type) -> Trouble | None:
    """A quotation mark or a brace of an earlier line still waits for its partner."""
    opening, mark = error.context_mark, error.problem_mark
    if opening is None or mark is None:
        return None
    if "quoted scalar" in str(error.context) and "end of stream" in str(error.problem):
        sign = _line(lines, opening.line)[opening.column]
        message = f"the {sign} of line {opening.line + 1} is not closed"
        return Trouble(message, f"write {sign} at the end of its text", opening.line, opening.column)
    swallowed = _swallowing_text(text, mark, loader)
    if "flow" in str(error.context) and mark.line > opening.line:
        line = _line(lines, opening.line)
        depth = len(line) - len(line.lstrip())
        below = lines[opening.line + 1 : mark.line + 1]
        left = mark.line + 1 >= len(lines) or any(b.strip() and len(b) - len(b.lstrip()) <= depth for b in below)
        sign = line[opening.column]
        message = f"the {sign} of line {opening.line + 1} is not closed"
        if left and swallowed and swallowed.line == opening.line:
            message += ": is a quotation mark missing there?"
            return Trouble(message, "write one at the end of this text", opening.line, swallowed.column)
        if left and not swallowed:
            partner = "}" if sign == "{" else "]"
            return Trouble(message, f"write {partner} at its end", opening.line, opening.column)
    if swallowed:
        message = f"the quotation mark of line {swallowed.line + 1} is not closed there"
        return Trouble(message, "write one at the end of its text", swallowed.line, swallowed.column)
    return None


def _swallowing_text(text: str, mark: yaml.Mark, loader: type) -> yaml.Mark | None:
    """Where the text in quotes begins that ended just before the mark, if that was in an earlier line."""
    last = None
    try:
        for token in yaml.scan(text, Loader=loader):
            if (token.start_mark.line, token.start_mark.column) >= (mark.line, mark.column):
                break
            if isinstance(token, yaml.ScalarToken) and not token.plain:
                last = token
    except yaml.YAMLError:
        pass
    if last is None or last.style not in ("'", '"') or last.start_mark.line == last.end_mark.line:
        return None
    return last.start_mark if last.end_mark.line == mark.line else None


def _inside_braces(lines: list[str], here: tuple[int, int]) -> Trouble:
    number, column = here
    line = _line(lines, number)
    before, after = line[:column].rstrip(), line[column:]
    if after[:1] in ("}", "]"):
        return Trouble(f"this {after[0]} closes nothing", "remove it, or look for the brace that it closes", *here)
    if before.endswith(('"', "'")):
        if key := KEY.match(after):
            return Trouble(f'a comma is missing before "{key[0].strip()}"', "write a comma here", number, column)
        return _ends_early(line, before, number)
    if after.startswith(":"):
        word = re.search(r"\S*$", before)[0]
        message = "a colon stands here inside a text without quotes"
        hint = f'put the whole text in quotes; or is a comma missing before "{word}:"?'
        return Trouble(message, hint, number, column)
    if after[:1] in ("{", "["):
        return Trouble(f"a text that holds {after[0]} must be in quotes", "put all of it in quotes", *here)
    return Trouble("what stands here does not fit inside { } or [ ]", CAUSES, number, column)


def _ends_early(line: str, before: str, number: int) -> Trouble:
    sign = before[-1]
    hint = f"put all of it in quotes; {OWN_MARKS}"
    if sign == "'":
        hint = 'put the text in "double quotes", which may hold an apostrophe'
    return Trouble(f"the text in quotes ends here, at {sign}", hint, number, len(before) - 1)


def _between_keys(lines: list[str], here: tuple[int, int]) -> Trouble:
    number, column = here
    line = _line(lines, number)
    before = line[:column].rstrip()
    if line[column : column + 1] in ("}", "]", ",") and before:
        return Trouble(f"this {line[column]} stands outside of any brace", "remove it, or write quotes", *here)
    if before.endswith(('"', "'")):
        return _ends_early(line, before, number)
    if before:
        return Trouble(
            "what stands here does not fit what stands before it", f"put the text in quotes; {CAUSES}", *here
        )
    hint = "indent it exactly as far as the lines it belongs to"
    return Trouble("the indentation of this line fits no line above it", hint, number, column)


def _others(lines: list[str], problem: str, error: yaml.MarkedYAMLError, here: tuple[int, int]) -> Trouble:
    number, column = here
    line = _line(lines, number)
    if "mapping values are not allowed" in problem:
        match = re.match(r"\s*(?:- )?[\w-]+:\s+(.*)", line)
        if match and match.start(1) < column:
            quoted = f': "{match[1].strip()}"' if '"' not in match[1] else ""
            message, hint = "a colon stands here inside a text without quotes", f"put the whole text in quotes{quoted}"
            return Trouble(message, hint, number, column)
        hint = "look at the indentation of this line and the one before"
        return Trouble("this line is indented too far, or the one before has a value already", hint, number, column)
    if "expected ':'" in problem and error.context_mark is not None:
        opening = error.context_mark
        hint = "write a key and a colon before it; a text that goes on from the line above must be indented"
        return Trouble("this line has no key", hint, opening.line, opening.column)
    if "node content" in problem and line[column : column + 1] in (",", "}", "]"):
        return Trouble(f"nothing stands before this {line[column]}", "remove it, or write what is missing", *here)
    if "node content" in problem and line[column:].strip() and line[:column].strip():
        return _in_quotes(lines, number, column)
    if "node content" in problem:
        return Trouble("a { or [ above this line is not closed", "look at the ends of the lines above", *here)
    if "unknown escape" in problem:
        hint = "write \\\\ for one \\"
        return Trouble("a \\ inside double quotes stands for a special sign", hint, number, max(0, column - 1))
    if "another document" in problem:
        return Trouble("a second document begins here", "remove the line of hyphens", number, column)
    return Trouble(f"this is not YAML: {problem}", CAUSES, number, column)


def _line(lines: list[str], number: int) -> str:
    return lines[number] if number < len(lines) else ""
