"""The guidance files to one lookup, with every mistake in them and its place."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from trainingkit.datafile import read_datafile
from trainingkit.diagnostics import Diagnostic, in_order
from trainingkit.errors import AuthorMistakes
from trainingkit.guidance.model import (
    Advice,
    AdviceFile,
    Claim,
    ClaimsFile,
    CurriculumFile,
    CurriculumRow,
    Helpline,
    HelplinesFile,
    Offence,
    OffencesFile,
    Route,
    RoutesFile,
    Source,
    SourcesFile,
)
from trainingkit.guidance.rules import RULES, Entry, Files

DATA = Path(__file__).parent / "data"

MODELS: dict[str, type[BaseModel]] = {
    "claims": ClaimsFile,
    "sources": SourcesFile,
    "helplines": HelplinesFile,
    "routes": RoutesFile,
    "offences": OffencesFile,
    "advice": AdviceFile,
    "curriculum": CurriculumFile,
}


@dataclass(frozen=True, slots=True)
class Guidance:
    """All that is known, by id; the order of each mapping is the order of its file."""

    claims: Mapping[str, Claim]
    sources: Mapping[str, Source]
    helplines: Mapping[str, Helpline]
    routes: Mapping[str, Route]
    offences: Mapping[str, Offence]
    advice: Mapping[str, Advice]
    curriculum: Mapping[str, CurriculumRow]


@dataclass(frozen=True, slots=True)
class GuidanceRead:
    """What came of a folder of guidance files: ``value`` is None when one of them has an error."""

    value: Guidance | None
    diagnostics: tuple[Diagnostic, ...]


@cache
def load_guidance() -> Guidance:
    """The guidance that ships with the package; read once.

    Raises
    ------
    AuthorMistakes
        A file of it is unsound; carries all the diagnostics.
    """
    read = read_guidance(DATA)
    if read.value is None:
        raise AuthorMistakes(read.diagnostics)
    return read.value


def read_guidance(folder: Path) -> GuidanceRead:
    """Read a folder that holds claims, sources, helplines, routes, offences, advice and the curriculum.

    Parameters
    ----------
    folder : Path
        With ``claims.yml``, ``sources.yml``, ``helplines.yml``, ``routes.yml``, ``offences.yml``, ``advice.yml`` and
        ``curriculum.yml``.

    Returns
    -------
    GuidanceRead
        Never raises for a mistake in a file: forms, types and references between the files are diagnostics.
    """
    loaded = {name: read_datafile(folder / f"{name}.yml", model) for name, model in MODELS.items()}
    found = [d for file in loaded.values() for d in file.diagnostics]
    if found:
        return GuidanceRead(None, in_order(found))
    entries = {
        name: tuple(Entry(record, file, (name, i)) for i, record in enumerate(getattr(file.value, name)))
        for name, file in loaded.items()
    }
    broken = in_order(d for check in RULES for d in check(Files(**entries)))
    if broken:
        return GuidanceRead(None, broken)
    return GuidanceRead(Guidance(**{name: _by_id(of) for name, of in entries.items()}), ())


def _by_id(entries: tuple[Entry, ...]) -> Mapping[str, Any]:
    return MappingProxyType({entry.record.id: entry.record for entry in entries})
