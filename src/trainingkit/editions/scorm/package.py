"""A story as a SCORM 1.2 package, of which a platform learns one thing: whether it was read to its end.

The platform starts ``index.html``, which holds the story's own page in a frame, so that the page keeps its own policy
and is the same file as everywhere else. What is told to the platform, ``launch/scorm.js`` says in full.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from trainingkit.editions.artefact import Artefact
from trainingkit.editions.edition import Edition
from trainingkit.editions.zipped import zipped

NAME = "scorm12.zip"
MANIFEST = "imsmanifest.xml"
START, STORY = "index.html", "story.html"
LAUNCH = (START, "launch.css", "scorm.js")
LONGEST_TITLE = 200
"""Letters of a title that a manifest may have."""


@dataclass(frozen=True, slots=True)
class PackagePlan:
    """``identifier`` tells a platform one package from another; ``page`` is the story's whole page."""

    identifier: str
    edition: str
    title: str
    page: str


def scorm_package(edition: Edition, page: str) -> Artefact:
    """The package of a story for a learning platform.

    Parameters
    ----------
    edition : Edition
    page : str
        The page that plays the story and needs no other file. It says ``trainingkit:ended`` to its document when the
        ending is shown.
    """
    parts = ("trainingkit", edition.story.story, edition.nation, edition.age, edition.imprint.edition)
    title = edition.fill(edition.story.title)[:LONGEST_TITLE]
    return Artefact(NAME, PackagePlan("-".join(parts), edition.imprint.edition, title, page), _package)


def _package(plan: PackagePlan) -> bytes:
    held = {name: _launch(name) for name in LAUNCH} | {STORY: plan.page.encode()}
    manifest = _templates().get_template(f"{MANIFEST}.j2").render(plan=plan, start=START, files=sorted(held))
    return zipped(held | {MANIFEST: f"{manifest.rstrip()}\n".encode()})


@cache
def _launch(name: str) -> bytes:
    # Read as text, so that a checkout with other line ends makes the same package.
    return files("trainingkit.editions.scorm").joinpath("launch", name).read_text(encoding="utf-8").encode()


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("trainingkit.editions.scorm", "launch"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
