"""A map as Mermaid text, for pages that draw it (a forge's pull request, a wiki)."""

from trainingkit.maps.marks import MUST_PASS, marks
from trainingkit.story.model import CONTINUE, Choice, Story

CLASSES = """\
classDef ending stroke-width:3px
classDef must stroke-width:3px,stroke-dasharray:8 3
classDef cutoff stroke:#b3261e,stroke-dasharray:3 3"""


def mermaid(story: Story, unreachable: frozenset[str] = frozenset()) -> str:
    """A flowchart from left to right.

    Parameters
    ----------
    story : Story
    unreachable : frozenset of str
        Passages that no run comes to; they are marked.

    Returns
    -------
    str
        Ends in a line break. Passages are numbered ``p1``, ``p2`` in the order of the file, because Mermaid has
        words of its own (``end``) that a passage may be called.
    """
    number = {name: f"p{n}" for n, name in enumerate(story.passages, start=1)}
    lines = [f"%% {story.title}: every passage and every link. For authors, not for learners.", "flowchart LR"]
    for name in story.passages:
        words = marks(story, name, unreachable)
        label = _text(name) + (f"<br><i>{_text(', '.join(words))}</i>" if words else "")
        left, right = ("([", "])") if story.passages[name].ending else ("[", "]")
        lines.append(f'  {number[name]}{left}"{label}"{right}')
    for name, passage in story.passages.items():
        for choice in passage.ways():
            label = f'|"{_text(_label(choice))}"|' if choice.id != CONTINUE else ""
            lines.append(f"  {number[name]} -->{label} {number[choice.to]}")
    lines += [f"  {line}" for line in CLASSES.splitlines()]
    groups = {
        "ending": [number[n] for n, p in story.passages.items() if p.ending],
        "must": [number[n] for n in story.passages if MUST_PASS in marks(story, n)],
        "cutoff": [number[n] for n in story.passages if n in unreachable],
    }
    lines += [f"  class {','.join(members)} {kind}" for kind, members in groups.items() if members]
    return "\n".join(lines) + "\n"


def _label(choice: Choice) -> str:
    return f"{choice.text} (if {choice.if_})" if choice.if_ else choice.text


def _text(words: str) -> str:
    """Mermaid ends a label at a double quote, reads ``#`` as the start of a sign's number, and draws HTML."""
    for sign, name in (("#", "#35;"), ('"', "#quot;"), ("<", "#lt;"), (">", "#gt;"), ("\n", " ")):
        words = words.replace(sign, name)
    return words
