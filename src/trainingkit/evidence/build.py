"""A case from a spec and a seed: the files of a folder, and the truth beside them."""

from dataclasses import dataclass, replace

from trainingkit.evidence import first_log, pages, pictures, records
from trainingkit.evidence.draws import Draws
from trainingkit.evidence.manifest import manifest, readme
from trainingkit.evidence.plants import CATALOGUE, Files
from trainingkit.evidence.scene import (
    BANK,
    CALLS,
    CHAT_HTML,
    CHAT_JSON,
    CONTINUITY,
    LOG,
    MAIL,
    MANIFEST,
    NOTES,
    PLACEHOLDER,
    README,
    Scene,
)
from trainingkit.evidence.spec import CaseSpec
from trainingkit.evidence.staging import stage
from trainingkit.evidence.truth import Truth, truth_of
from trainingkit.evidence.wording import filled


@dataclass(frozen=True, slots=True)
class Case:
    """A case: ``files`` by relative path (POSIX), in order of their names; ``truth`` is never among them."""

    files: dict[str, bytes]
    truth: Truth
    variant: str = ""


def build_case(spec: CaseSpec, seed: str | bytes | int, variant: str = "") -> Case:
    """Build one case. The same spec, seed and variant give the same bytes on every machine.

    Parameters
    ----------
    spec : CaseSpec
        From ``read_case_spec``; one that was put together otherwise is trusted to keep its rules.
    seed : str, bytes or int
        7, ``"7"`` and ``b"7"`` are the same. For graded cases from ``seed_for``.
    variant : str
        The name of the variant, which the manifest tells; nothing else depends on it.
    """
    draws = Draws(seed)
    scene = stage(spec, draws)
    for plant in CATALOGUE:
        if plant.id in spec.plants:
            scene = plant.apply(scene, draws)
    scene = filled(scene)
    as_hashed = _material(replace(scene, altered=None))[0]
    files, texts = _material(scene)
    files |= {
        README: readme(scene),
        LOG: first_log.exhibit_log(scene, as_hashed),
        CONTINUITY: first_log.continuity_list(scene),
        NOTES: first_log.device_notes(scene),
    }
    files[MANIFEST] = manifest(scene, files, texts, variant)
    return Case(dict(sorted(files.items())), truth_of(scene, as_hashed, files), variant)


def _material(scene: Scene) -> tuple[Files, dict[str, str]]:
    """The files that tell of the case, and the text of its pictures."""
    shots = {shot.file: pictures.screen(scene, shot) for shot in scene.shots}
    files = {
        CHAT_JSON: records.chat_data(scene),
        CHAT_HTML: pages.chat_page(scene),
        BANK: records.bank_list(scene),
        CALLS: records.call_list(scene),
        MAIL: records.notification(scene),
        **pages.profile_pages(scene),
        **records.receipts(scene),
        **{file: picture.content for file, picture in shots.items()},
    }
    if scene.has_placeholder:
        files[PLACEHOLDER] = pictures.placeholder()
    return files, {file: picture.text for file, picture in shots.items()}
