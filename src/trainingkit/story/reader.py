"""A story file to a story that can be played: form, types, then every name it refers to."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from trainingkit.datafile import Loaded, read_datafile
from trainingkit.diagnostics import Diagnostic, Location, Severity, in_order
from trainingkit.errors import AuthorMistakes
from trainingkit.story.form_hints import form_hint
from trainingkit.story.model import Story
from trainingkit.story.references import REFERENCE_RULES, Draft
from trainingkit.story.versions import upgrade


@dataclass(frozen=True, slots=True)
class StoryFile:
    """What came of a story file: ``story`` is None when it cannot be played, and ``diagnostics`` says why."""

    loaded: Loaded[Story]
    story: Story | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def path(self) -> Path:
        return self.loaded.path

    @property
    def text(self) -> str:
        return self.loaded.text

    def where(self, *path: str | int) -> Location:
        """The place of the value at a path such as ``("passages", "request", "choices", 0, "to")``."""
        return self.loaded.where(*path)

    def where_key(self, *path: str | int) -> Location:
        """The place of the key that names it."""
        return self.loaded.where_key(*path)


def read_story(path: Path | str, text: str | None = None) -> StoryFile:
    """Read a story strictly; all its mistakes at once.

    Parameters
    ----------
    path : Path or str
        The ``story.yml``, or the folder that holds it.
    text : str, optional
        The contents, if they were read already.

    Returns
    -------
    StoryFile
        With a ``story`` only if it can be played: every destination, name and id is sound. Never raises for a
        mistake in the file.
    """
    path = Path(path)
    if text is None and path.is_dir():
        path = path / "story.yml"
    if text is None:
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return _read_new(path, None)  # says why; the next time there may be a file
    return _read(path, text)


@lru_cache(maxsize=4)
def _read(path: Path, text: str) -> StoryFile:
    """The same words at the same place are read once; a kernel that is forked finds its story read already."""
    return _read_new(path, text)


def _read_new(path: Path, text: str | None) -> StoryFile:
    loaded = upgrade(path, text) or read_datafile(path, Story, text, form_hint)
    found = list(loaded.diagnostics)
    if loaded.sound is not None:
        draft = Draft(loaded.sound, loaded)
        found += [d for rule in REFERENCE_RULES for d in rule(draft)]
    broken = any(d.severity is Severity.ERROR for d in found)
    return StoryFile(loaded, None if broken else loaded.value, in_order(found))


def story_from(path: Path | str, text: str | None = None) -> Story:
    """The story, for callers that cannot go on without one.

    Raises
    ------
    AuthorMistakes
        With all diagnostics of the file.
    """
    file = read_story(path, text)
    if file.story is None:
        raise AuthorMistakes(file.diagnostics)
    return file.story
