"""Runs of the two stories: what an author wrote down to be played, and what a page must show of it."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from trainingkit.story import Story, edition, read_story, replay, visible_lines
from trainingkit.story.walkthroughs import FOLDER, read_walkthrough, run_walkthrough

SIMULATIONS = Path(__file__).parents[2] / "simulations"
PUPIL, OFFICER = "a-friend-request", "first-call"
BEST = {PUPIL: "soonest-help", OFFICER: "all-best"}
WORST = {PUPIL: "most-pressure", OFFICER: "worst"}
RUNS = {
    f"{slug}-{end}": (slug, named[slug])
    for slug in (PUPIL, OFFICER)
    for end, named in (("best", BEST), ("worst", WORST))
}


@dataclass(frozen=True)
class Run:
    """A whole run of a story: the choices as ``passage.choice``, "Continue" included."""

    story: Story
    refs: tuple[str, ...]
    competent: bool | None

    @property
    def ids(self) -> list[str]:
        """Ids of the choices, as a page sends them."""
        return [ref.partition(".")[2] for ref in self.refs]

    def until(self, passage: str) -> list[str]:
        """Ids of the choices that lead to a passage."""
        passages = [ref.partition(".")[0] for ref in self.refs]
        return self.ids[: passages.index(passage)]

    def line_ids(self) -> list[str]:
        """The lines a reader has seen at the end, in order, three weeks later included."""
        shown = []
        for state in replay(self.story, self.ids):
            here = self.story.passages[state.passage]
            shown += [line.id for line in visible_lines((*here.lines, *here.later), state)]
        return shown

    def ends_with_help(self) -> bool:
        """Whether the ending shows who can help before it looks back."""
        return "help" in self.story.passages[replay(self.story, self.ids)[-1].passage].beats

    def chosen_texts(self) -> list[str]:
        """The words of every choice but "Continue", with the first set of names."""
        return [self.fill(self.story.choice(ref).text) for ref in self.refs if not ref.endswith(".next")]

    def fill(self, text: str) -> str:
        """The first name of every list of the cast in place of its placeholder."""
        for key, names in self.story.cast.items():
            text = text.replace("{" + key + "}", names[0])
        return text


@cache
def story(slug: str) -> Story:
    """One of the two stories."""
    read = read_story(SIMULATIONS / slug / "story.yml").story
    assert read is not None
    return read


@cache
def run(slug: str, name: str) -> Run:
    """A run that stands in the story's walkthroughs."""
    walkthrough = read_walkthrough(SIMULATIONS / slug / FOLDER / f"{name}.yml").value
    return Run(story(slug), run_walkthrough(story(slug), walkthrough).choices, walkthrough.competent)


def edition_of(slug: str) -> str:
    """The edition that a tab keeps beside its choices."""
    return edition(story(slug))


def staff_words(of: Story) -> list[str]:
    """Every text that only staff may see: the trainer's."""
    notes = [passage.trainer for passage in of.passages.values() if passage.trainer]
    return [text for note in notes for text in (note.point, note.if_laughter, note.if_why) if text]


def marking_words(of: Story) -> list[str]:
    """Every text that a learner may see in the debrief only: the criteria and their reasons."""
    return [text for criterion in of.criteria for text in (criterion.text, criterion.why)]
