"""The stories there are to serve, read again when their files change."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from trainingkit.serving.notebooks import LINES, NOTEBOOK, is_ours
from trainingkit.story import Story, read_story, signed_off
from trainingkit.story.telling import with_names

STORY = "story.yml"


@dataclass(frozen=True, slots=True)
class Entry:
    """A story folder. ``story`` is None when it cannot be played, and ``problem`` is its first mistake.

    ``closed``: not to be played here, because it is a draft for pupils and this is no preview.
    """

    slug: str
    folder: Path
    story: Story | None
    problem: str | None
    hint: str | None
    draft: bool
    closed: bool
    stamp: tuple[tuple[str, int], ...]  # its files, pictures too, and when they were changed, in ns

    @property
    def title(self) -> str:
        return self.story.title if self.story else self.slug

    def text(self, words: str) -> str:
        """Words of the story with the first name of every cast list in place of its placeholder."""
        cast = self.story.cast if self.story else {}
        return with_names(words, {key: names[0] for key, names in cast.items()})


class Catalogue:
    """All stories under a folder, or the single story that the folder is.

    Parameters
    ----------
    root : Path
        A folder of story folders, or one story folder.
    audience : str or None
        "pupil", "teacher" or "officer" shows only theirs. A story that cannot be read could be
        anybody's, and its mistake may quote it, so it is then shown to nobody but the terminal.
    preview : bool
        Whether pupils may be given drafts.
    """

    def __init__(self, root: Path, audience: str | None = None, preview: bool = False) -> None:
        root = root.resolve()
        self.single = root.name if (root / STORY).is_file() else None
        self.root = root.parent if self.single else root
        self.audience = audience
        self.preview = preview
        self._known: dict[str, Entry] = {}

    def notebook(self, slug: str) -> str:
        """The path of a story's notebook under the root, as Voila names it."""
        return f"{slug}/{NOTEBOOK}"

    def slugs(self) -> list[str]:
        """The names of the story folders, for whomever they are; hidden ones are passed over."""
        names = [self.single] if self.single else [path.parent.name for path in self.root.glob(f"*/{STORY}")]
        return sorted(name for name in names if not name.startswith((".", "_")))

    def entry(self, slug: str, today: date) -> Entry | None:
        """The story of that name, if there is one that this audience may come upon."""
        if self.single not in (None, slug) or not (self.root / slug / STORY).is_file():
            return None
        entry = self._read(slug, today)
        theirs = entry.story is not None and entry.story.audience == self.audience
        return entry if theirs or self.audience is None else None

    def entries(self, today: date) -> list[Entry]:
        """Every story that this audience may come upon, by audience and title; broken ones last."""
        found = [entry for slug in self.slugs() if (entry := self.entry(slug, today))]
        return sorted(found, key=lambda e: (e.story is None, e.story.audience if e.story else "", e.title))

    def unreadable(self, today: date) -> list[Entry]:
        """The stories that cannot be read, for whomever they are; for whoever runs this."""
        return [entry for slug in self.slugs() if (entry := self._read(slug, today)).story is None]

    def playable(self, today: date) -> list[Entry]:
        """The stories that can be opened."""
        return [e for e in self.entries(today) if e.story and not e.problem and not e.closed]

    def _read(self, slug: str, today: date) -> Entry:
        folder = self.root / slug
        stamp = tuple((p.name, p.stat().st_mtime_ns) for p in sorted(folder.iterdir()) if p.is_file())
        known = self._known.get(slug)
        if known is None or known.stamp != stamp:
            known = self._known[slug] = _read_entry(self.root, folder, stamp)
        if known.story is None:
            return known
        draft = not signed_off(known.story, folder, today)
        return replace(known, draft=draft, closed=draft and known.story.audience == "pupil" and not self.preview)


def _read_entry(root: Path, folder: Path, stamp: tuple[tuple[str, int], ...]) -> Entry:
    file = read_story(folder / STORY)
    problem, hint = None, None
    if file.story is None:
        first = next((d for d in file.diagnostics if d.severity == "error"), None)
        problem = first.headline().replace(f"{root}/", "") if first else "The story cannot be read."
        hint = first.hint if first else None
    elif not (folder / NOTEBOOK).is_file():
        problem = f"{folder.name}/{NOTEBOOK} is missing."
        hint = "copy it from another story; it is the same for all of them"
    elif not is_ours(folder / NOTEBOOK):
        problem = f"{folder.name}/{NOTEBOOK} holds other code than the two lines that play the story, so it is not run."
        hint = f"its code is to be: {LINES[0]} and below it {LINES[1]}; or copy it from another story"
    return Entry(folder.name, folder, file.story, problem, hint, draft=False, closed=False, stamp=stamp)
