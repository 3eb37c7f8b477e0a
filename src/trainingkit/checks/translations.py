"""Translations lie beside a story, ``translations/<language>.yml``: each text by its id, with what it was made from.

    request-1: {text: "...", source: "1f0e3dad"}

``source`` is the beginning of the sha256 of the text that was translated, so a changed text shows.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, RootModel

from trainingkit.checks.subject import Findings, Subject
from trainingkit.datafile import Loaded, read_datafile
from trainingkit.diagnostics import Diagnostic, Severity, did_you_mean
from trainingkit.rule import Finding, rule
from trainingkit.story.model import Story
from trainingkit.story.walk import PathInStory, texts_of


class Translated(BaseModel):
    """One text in another language, and the first 8 hex digits of the sha256 of its source."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
    text: str = Field(min_length=1)
    source: str = Field(pattern=r"^[0-9a-f]{8}$")


class Translation(RootModel[dict[str, Translated]]):
    """A file of translations, by the id of the text."""


def source_mark(text: str) -> str:
    """What ``source`` must be for a translation of this text."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def text_ids(story: Story) -> dict[str, str]:
    """Every text a learner can read, by the id it has for translators: ``request-1``, ``request.rush``, ``title``."""
    return {_id_of(story, path): text for path, text in texts_of(story)}


@rule("translation-missing", Severity.WARNING)
def translation_missing(subject: Subject) -> Findings:
    """A language is begun, but some texts of the story have no translation in it.

    Why: the reader would meet two languages in one story.

    Example:
        # translations/cy.yml has 61 of the story's 74 texts

    Mend: translate them; the first ones are named.
    """
    texts = text_ids(subject.story)
    for file in _files(subject):
        missing = [name for name in texts if name not in _entries(file)]
        if missing and file.value is not None:
            named = ", ".join(missing[:3]) + (" ..." if len(missing) > 3 else "")
            message = f"{len(missing)} of {len(texts)} texts have no translation: {named}"
            yield Finding(
                message, file.where(), f'add them; {missing[0]} has source: "{source_mark(texts[missing[0]])}"'
            )


@rule("translation-stale", Severity.WARNING)
def translation_stale(subject: Subject) -> Findings:
    """A text was changed after it was translated.

    Why: the translation says what the story no longer says.

    Example:
        request-1: {text: "...", source: "00000000"}

    Mend: look at the translation again, then write the new ``source``.
    """
    texts = text_ids(subject.story)
    for file in _files(subject):
        for name, entry in _entries(file).items():
            if name in texts and entry.source != source_mark(texts[name]):
                at = file.where(name, "source")
                hint = f'look at it again, then write source: "{source_mark(texts[name])}"'
                yield Finding(f'"{name}" was changed after it was translated', at, hint)


@rule("translation-unknown", Severity.WARNING)
def translation_unknown(subject: Subject) -> Findings:
    """A translation is of a text that the story does not have.

    Why: the text was removed or its id changed, so the translation is never shown.

    Example:
        reqest-1: {text: "...", source: "1f0e3dad"}

    Mend: correct the id, or remove the entry.
    """
    texts = text_ids(subject.story)
    for file in _files(subject):
        for name in _entries(file):
            if name not in texts:
                hint = did_you_mean(name, texts) or "remove it"
                yield Finding(f'"{name}" is not a text of the story', file.where_key(name), hint)


def mistakes_of_form(subject: Subject) -> Iterator[Diagnostic]:
    """What is wrong with the form of the translation files themselves."""
    for file in _files(subject):
        yield from file.diagnostics


def _files(subject: Subject) -> Iterator[Loaded[Translation]]:
    folder: Path = subject.folder / "translations"
    for path in sorted(folder.glob("*.yml")):
        yield read_datafile(path, Translation)


def _entries(file: Loaded[Translation]) -> dict[str, Translated]:
    return file.sound.root if file.sound is not None else {}


def _id_of(story: Story, path: PathInStory) -> str:
    match path:
        case ("passages", name, "lines" | "later" as key, int(i), "text"):
            return getattr(story.passages[name], key)[i].id
        case ("passages", name, "choices", int(i), "text"):
            return f"{name}.{story.passages[name].choices[i].id}"
        case ("passages", name, "choices", int(i), "then"):
            return f"{name}.{story.passages[name].choices[i].id}.then"
        case ("debrief", section, int(i), "text"):
            return getattr(story.debrief, section)[i].id
        case ("criteria", int(i), key):
            return f"criterion.{story.criteria[i].id}.{key}"
        case ("roleplay", "actor" | "prompts" | "officer" as key, int(i), what):
            card = getattr(story.roleplay, key)[i].id
            return card if what == "text" else f"{card}.{what}"
        case ("passages", *rest):
            return ".".join(map(str, rest))
    return ".".join(map(str, path))


RULES = (translation_missing, translation_stale, translation_unknown)
