"""A file of a pack that is a paper."""

from dataclasses import dataclass

from trainingkit.editions.artefact import Artefact
from trainingkit.editions.edition import Edition
from trainingkit.papers.pdf import Paper, to_pdf


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper, and the moment that its file is stamped with."""

    paper: Paper
    at: str


def sheet(name: str, edition: Edition, paper: Paper) -> Artefact:
    """The file ``name`` that is this paper."""
    return Artefact(name, Sheet(paper, edition.imprint.at), _set)


def _set(plan: Sheet) -> bytes:
    return to_pdf(plan.paper, plan.at)
