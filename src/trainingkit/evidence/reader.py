"""A spec's file to a spec that can be built: form, types, then whether its parts agree."""

from dataclasses import dataclass
from pathlib import Path

from trainingkit.datafile import Loaded, read_datafile
from trainingkit.diagnostics import Diagnostic, Location, Severity, in_order
from trainingkit.evidence.agreement import AGREEMENT_RULES
from trainingkit.evidence.draft import Draft
from trainingkit.evidence.enough import ENOUGH_RULES
from trainingkit.evidence.fictional import FICTION_RULES
from trainingkit.evidence.spec import CaseSpec
from trainingkit.evidence.timeline import TIME_RULES


@dataclass(frozen=True, slots=True)
class CaseSpecFile:
    """What came of a spec's file: ``spec`` is None when no case can be built, and ``diagnostics`` says why."""

    loaded: Loaded[CaseSpec]
    spec: CaseSpec | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def path(self) -> Path:
        return self.loaded.path

    @property
    def text(self) -> str:
        return self.loaded.text

    def where(self, *path: str | int) -> Location:
        """The place of the value at a path such as ``("people", "victim", "ages", 0)``."""
        return self.loaded.where(*path)


def read_case_spec(path: Path | str, text: str | None = None) -> CaseSpecFile:
    """Read a spec strictly; all its mistakes at once.

    Parameters
    ----------
    path : Path or str
        Such as ``instructor/cases/chat-extortion.yml``.
    text : str, optional
        The contents, if they were read already.

    Returns
    -------
    CaseSpecFile
        With a ``spec`` only if every seed gives a case. Never raises for a mistake in the file.
    """
    loaded = read_datafile(path, CaseSpec, text)
    found = list(loaded.diagnostics)
    if loaded.sound is not None:
        draft = Draft(loaded.sound, loaded)
        for rules in (AGREEMENT_RULES, ENOUGH_RULES, TIME_RULES, FICTION_RULES):
            found += [diagnostic for rule in rules for diagnostic in rule(draft)]
    broken = any(diagnostic.severity is Severity.ERROR for diagnostic in found)
    return CaseSpecFile(loaded, None if broken else loaded.value, in_order(found))
