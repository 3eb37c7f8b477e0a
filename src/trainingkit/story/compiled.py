"""A story as it is given out to be assessed on: it plays the same, and holds nothing that says what is sound.

Left out: criteria, levels, tags, acts, claims, the debrief, words for trainers, the role-play, the sign-off. Passages,
choices, flags and all other names are numbered anew and the passages shuffled, because names and their order would tell
as well. Both follow from the story's own words, so that a run on the compiled story can be told in the names of the
original.
"""

import ast
import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from pydantic import ValidationError

from trainingkit.errors import ChoiceNotOffered, TrainingkitError, legible
from trainingkit.story.conditions import Condition
from trainingkit.story.edition import content_hash
from trainingkit.story.engine import choose, start
from trainingkit.story.model import CONTINUE, Choice, Debrief, Line, Passage, Person, Record, Story

MAGIC = "trainingkit-story"
FORMAT = 1
ENDING = "over"
"""The kind of every ending: that of the original may say how well it went."""
LARGEST = 8 * 1024 * 1024
"""Bytes of an unpacked story; the longest of ours has a hundredth of it."""


class PackRefused(TrainingkitError):
    """A packed story that cannot be played: cut short, altered, or of a newer format."""


class Label(NamedTuple):
    """What a packed story says of itself: its slug, and the hash of what is played (``played_hash``)."""

    story: str
    hash: str


@dataclass(frozen=True, slots=True)
class _Names:
    """New names for old ones."""

    passages: Mapping[str, str]
    flags: Mapping[str, str]
    counters: Mapping[str, str]
    people: Mapping[str, str]

    def condition(self, condition: Condition | None) -> str | None:
        """The same condition in the new names, as text."""
        if condition is None:
            return None
        tree = ast.parse(condition.text, mode="eval")
        for node in ast.walk(tree):
            if isinstance(node, ast.Name):
                node.id = self.flags.get(node.id) or self.counters[node.id]
        return ast.unparse(tree)


@lru_cache(maxsize=8)
def _names(digest: str, passages: tuple[str, ...], *others: tuple[str, ...]) -> _Names:
    def numbered(prefix: str, names: Iterable[str]) -> dict[str, str]:
        drawn = sorted(names, key=lambda name: hashlib.sha256(f"{digest} {prefix} {name}".encode()).digest())
        return {name: f"{prefix}{number}" for number, name in enumerate(drawn, start=1)}

    flags, counters, people = others
    return _Names(numbered("p", passages), numbered("f", flags), numbered("n", counters), numbered("a", people))


def _names_of(story: Story) -> _Names:
    # Not the content hash itself: that is in the open, and a name could then be guessed and tried.
    secret = hashlib.sha256(b"names " + story.model_dump_json(exclude={"signed_off", "roleplay"}).encode()).hexdigest()
    return _names(secret, tuple(story.passages), story.flags, tuple(story.counters), tuple(story.people))


def compiled(story: Story) -> Story:
    """The story without what a trainee must not have, under names that mean nothing.

    Lines, questions, options, consequences, pictures and forms on the screen stay word for word, and what
    leads where stays as it is. Every ending is of one kind, because kinds may be called by how well it went.
    """
    names = _names_of(story)
    return _renamed(story, names, sorted(story.passages, key=lambda name: int(names.passages[name][1:])))


def played_hash(story: Story) -> str:
    """The hash of what is played: words, choices and where they lead, in the story's own names.

    Criteria, claims and words for trainers do not change it, so that a mistake in them can be mended after a release
    and the runs still be judged.
    """
    own = _Names(*({name: name for name in names} for names in _named(story)))
    return content_hash(_renamed(story, own, story.passages))


def _named(story: Story) -> tuple[Iterable[str], ...]:
    return story.passages, story.flags, story.counters, story.people


def _renamed(story: Story, names: _Names, passages: Iterable[str]) -> Story:
    return story.model_copy(
        update={
            "summary": story.title,
            "people": {names.people[n]: Person(name=p.name, role=p.role) for n, p in story.people.items()},
            "flags": tuple(sorted(names.flags.values())),
            "counters": {names.counters[n]: most for n, most in story.counters.items()},
            "start": names.passages[story.start],
            "must_pass": (),
            "debrief": Debrief(),
            "criteria": (),
            "roleplay": None,
            "signed_off": None,
            "passages": {names.passages[name]: _passage(story.passages[name], names) for name in passages},
        }
    )


def _passage(passage: Passage, names: _Names) -> Passage:
    record = passage.record and Record(id="r1", title=passage.record.title, rows=passage.record.rows)
    return Passage(
        title=passage.title,
        beats=tuple(beat for beat in passage.beats if beat == "help"),
        record=record,
        image=passage.image,
        lines=_lines(passage.lines, names),
        ask=passage.ask,
        choices=tuple(_choice(choice, number, names) for number, choice in enumerate(passage.choices, start=1)),
        next=passage.next and names.passages[passage.next],
        ending=passage.ending and ENDING,
        later=_lines(passage.later, names),
    )


def _lines(lines: Iterable[Line], names: _Names) -> tuple[Line, ...]:
    return tuple(
        Line(
            id=f"l{number}",
            text=line.text,
            who=line.who and names.people[line.who],
            if_=names.condition(line.if_),
        )
        for number, line in enumerate(lines, start=1)
    )


def _choice(choice: Choice, number: int, names: _Names) -> Choice:
    return Choice(
        id=f"c{number}",
        text=choice.text,
        to=names.passages[choice.to],
        then=choice.then,
        if_=names.condition(choice.if_),
        set=tuple(names.flags[flag] for flag in choice.set),
        clear=tuple(names.flags[flag] for flag in choice.clear),
        add={names.counters[counter]: n for counter, n in choice.add.items()},
        once=choice.once,
    )


def pack(story: Story) -> bytes:
    """The file a trainee is given: one line that names format, story and its hash, then the compiled story.

    The same story gives the same bytes.
    """
    data = compiled(story).model_dump(mode="json", by_alias=True, exclude_defaults=True)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"{MAGIC} {FORMAT} {story.story} {played_hash(story)}\n".encode() + zlib.compress(text.encode(), 9)


def unpack(data: bytes) -> Story:
    """The compiled story of a packed one.

    Raises
    ------
    PackRefused
        Says whether it is no packed story, of a newer format, or cut short or altered.
    """
    label = label_of(data)
    inflate = zlib.decompressobj()
    try:
        text = inflate.decompress(data.partition(b"\n")[2], LARGEST)
        if not inflate.eof:
            raise PackRefused("the packed story is cut short, or far larger than a story")
        story = Story.model_validate_json(text)
    except (zlib.error, ValidationError):
        raise PackRefused("the packed story is cut short or was altered") from None
    if story.story != label.story:
        raise PackRefused(f'the packed story says "{label.story}" and holds "{story.story}"')
    return story


def label_of(data: bytes) -> Label:
    """What the first line of a packed story says.

    Raises
    ------
    PackRefused
        It is no packed story, or of a newer format.
    """
    words = data.partition(b"\n")[0][:300].decode("utf-8", "replace").split()
    if len(words) != 4 or words[0] != MAGIC:
        raise PackRefused("this is not a packed story")
    if words[1] != str(FORMAT):
        raise PackRefused(f"this packed story is of format {words[1][:20]}; this program reads {FORMAT}")
    return Label(words[2], words[3])


def original_run(story: Story, choices: Iterable[str]) -> tuple[str, ...]:
    """A run on the compiled story, in the names of the original.

    Parameters
    ----------
    story : Story
        The original.
    choices : iterable of str
        The ids of the choices made on ``compiled(story)``, in order, without passages.

    Returns
    -------
    tuple of str
        ``passage.choice`` of the original, as ``marking.judge`` reads them.

    Raises
    ------
    ChoiceNotOffered
        Says at which choice (counted from 1); names nothing of the original.
    """
    state, run = start(story), []
    for number, choice_id in enumerate(choices, start=1):
        ways = story.passages[state.passage].ways()
        named = {
            c.id if c.id == CONTINUE and story.passages[state.passage].next else f"c{i}": c.id
            for i, c in enumerate(ways, start=1)
        }
        try:
            original = named[choice_id]
            after = choose(story, state, original)
        except (KeyError, ChoiceNotOffered):
            raise ChoiceNotOffered(f'choice {number}: "{legible(choice_id)}" is not on offer there') from None
        run.append(f"{state.passage}.{original}")
        state = after
    return tuple(run)
