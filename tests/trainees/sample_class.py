"""A class of twelve that does not exist, to try grading with: ``python -m tests.trainees.sample_class`` packs it."""

import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.trainees.first_response import FILES, PLAY, played, slip
from tests.trainees.hand_in import INSTRUCTOR, answer_files
from tests.trainees.runs import Run, best_run, bot_run, story_of
from trainingkit.evidence import share_of
from trainingkit.marking.bots import BOTS

PACKED = INSTRUCTOR / "sample" / f"{FILES.id}.zip"
NOTEBOOK = f"{FILES.id}.ipynb"
MADE = (2026, 11, 21, 12, 0, 0)
"""When every file of it says it was made, so that the same class gives the same zip."""
WRITTEN: Mapping[str, Mapping[str, str]] = {
    each.standing: each.texts for each in FILES.rubrics["decision-log"].value.exemplars
}


@dataclass(frozen=True)
class Sent:
    """What a seat does. ``habit``: of a bot; ``misses``: the criterion of one slip; neither: the best run there is.

    ``cut_short``: the call's file ends in the middle. ``rewritten``: a graded cell of the notebook was. ``steps``: only
    so many choices were made. ``left_out``: items without an answer. ``other``: the other form was asked for.
    """

    log: str = "clear"
    habit: str | None = None
    misses: str | None = None
    steps: int | None = None
    other: bool = False
    cut_short: bool = False
    rewritten: bool = False
    left_out: frozenset[str] = field(default=frozenset())


CLASS: Mapping[str, Sent] = {
    "seat-01": Sent(),
    "seat-02": Sent(log="borderline"),
    "seat-03": Sent(log="borderline", misses="asks-about-suicide"),
    "seat-04": Sent(misses="first-words"),
    "seat-05": Sent(habit="acceptable-only"),
    "seat-06": Sent(log="not-yet", habit="script-follower"),
    "seat-07": Sent(other=True),
    "seat-08": Sent(log="borderline", steps=4),
    "seat-09": Sent(cut_short=True),
    "seat-10": Sent(rewritten=True),
    "seat-11": Sent(log="borderline", habit="kind-but-no-evidence"),
    "seat-12": Sent(left_out=frozenset({"decision-log"})),
}


def sample_files() -> dict[str, bytes]:
    """Every file of the class, by its name in the zip; the same each time."""
    return {f"{seat}/{FILES.id}/{name}": data for seat, sent in CLASS.items() for name, data in _files(seat, sent)}


def _files(seat: str, sent: Sent) -> Iterator[tuple[str, bytes]]:
    notebook = (FILES.folder / NOTEBOOK).read_bytes()
    yield NOTEBOOK, _rewritten(notebook) if sent.rewritten else notebook
    usual = share_of(seat, FILES.id, PLAY.forms)
    values = _values(PLAY.other_form if sent.other else usual, sent)
    for item, data in answer_files(FILES, values, form=usual).items():
        cut = sent.cut_short and item == PLAY.id
        yield f"answers/{item}.json", data[: len(data) // 2] if cut else data


def _values(form: str, sent: Sent) -> dict[str, Any]:
    values = played(form, _run(form, sent), log=dict(WRITTEN[sent.log]))
    if sent.steps is not None:
        (run,) = values[PLAY.id]["runs"]
        run |= {"steps": run["steps"][: sent.steps], "ended": False}
    return {item: value for item, value in values.items() if item not in sent.left_out}


def _run(form: str, sent: Sent) -> Run:
    if sent.misses:
        return slip(sent.misses, form)[1]
    habits = {bot.name: bot for bot in BOTS}
    return bot_run(story_of(form), habits[sent.habit]) if sent.habit else best_run(story_of(form))


def _rewritten(notebook: bytes) -> bytes:
    """The notebook with a line of its own in the cell of the call."""
    body = json.loads(notebook)
    (cell,) = (c for c in body["cells"] if c["metadata"].get("nbgrader", {}).get("grade_id") == PLAY.id)
    cell["source"] = [*cell["source"], "\npoints = 100"]
    return (json.dumps(body, indent=1) + "\n").encode()


def pack(path: Path) -> None:
    """Write the class as the zip that ``trainingkit collect --from`` takes in."""
    path.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in sample_files().items():
            archive.writestr(zipfile.ZipInfo(name, MADE), data, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    pack(PACKED)
