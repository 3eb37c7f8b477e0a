"""The specs that tests build from, cases written to a folder, and the reference solution."""

import functools
import importlib.util
from pathlib import Path

from trainingkit.evidence import Case, CaseSpec, build_case, read_case_spec, seed_for, variant_name

ROOT = Path(__file__).resolve().parents[2]
SOUND = Path(__file__).with_name("sound.yml")
PRACTICE = ROOT / "course" / "digital-evidence" / "case.yml"
ASSESSED = tuple(sorted((ROOT / "instructor" / "cases").glob("*.yml")))
SPECS = (*ASSESSED, PRACTICE)
VARIANTS = 24
SECRET = b"a secret for tests"


@functools.cache
def spec(path: Path) -> CaseSpec:
    """The spec of a file, which must be sound."""
    file = read_case_spec(path)
    assert file.spec is not None, [diagnostic.headline() for diagnostic in file.diagnostics]
    return file.spec


@functools.cache
def variants(path: Path, secret: bytes = SECRET) -> tuple[Case, ...]:
    """All variants of a spec, as an instructor with this secret has them."""
    names = [variant_name(number) for number in range(1, VARIANTS + 1)]
    seeds = [seed_for(secret, "evidence-handling", path.stem, name) for name in names]
    return tuple(build_case(spec(path), seed, name) for seed, name in zip(seeds, names, strict=True))


def written(case: Case, folder: Path) -> Path:
    """The folder, with the files of the case in it and nothing else."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for name, content in case.files.items():
        (folder / name).write_bytes(content)
    return folder


def text_of(case: Case) -> str:
    """All words of a case that can be read, those on pictures from the manifest."""
    return "\n".join(content.decode() for name, content in case.files.items() if not name.endswith(".png"))


def reference_solution():
    """The module ``instructor/solutions/evidence_case.py``, which is no part of the package."""
    place = ROOT / "instructor" / "solutions" / "evidence_case.py"
    found = importlib.util.spec_from_file_location("evidence_case", place)
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module
