"""``case.json`` and the README: what is in the folder, without a word about what is true in it."""

import json
from typing import Any

from trainingkit.evidence.first_log import DESCRIPTIONS
from trainingkit.evidence.plants import Files
from trainingkit.evidence.scene import CONTINUITY, LOG, MAIL, NOTES, PLACEHOLDER, Scene
from trainingkit.evidence.wording import IN_BRACKETS, MADE_UP

KINDS = {
    LOG: ("log", "First exhibit log"),
    CONTINUITY: ("continuity", "Who held each exhibit, and when"),
    MAIL: ("mail", "E-mail from the platform to the victim"),
    NOTES: ("notes", "Officer's notes on the telephone"),
    PLACEHOLDER: ("file", "File from the folder of downloads. Not opened."),
}
ROLES = {
    "victim": "victim",
    "friend": "friend of the victim",
    "acquaintance": "known to the victim",
    "officer": "officer in the case",
    "store": "evidence store",
    "examiner": "digital examiner",
}


def manifest(scene: Scene, files: Files, texts: dict[str, str], variant: str) -> bytes:
    """The public facts of a case as JSON.

    Parameters
    ----------
    files : dict
        Everything else in the folder.
    texts : dict
        Picture to the text that can be read on it.
    variant : str
        Such as ``"v07"``; public.
    """
    refs = {logged.file: logged.ref for logged in scene.log}
    listed = [_file(name, len(files[name]), refs.get(name), texts.get(name)) for name in sorted(files)]
    content = {
        "training": MADE_UP,
        "format": 1,
        "case": scene.spec.case,
        "case_ref": scene.case_ref,
        "variant": variant,
        "title": scene.spec.title,
        "files": listed,
        "people": [{"id": role, "name": scene.people[role], "role": words} for role, words in ROLES.items()],
        "accounts": sorted(
            ({"id": a.user_id, "handle": a.handle, "page": a.page} for a in scene.accounts.values()),
            key=lambda account: account["id"],
        ),
        "exhibits": [{"id": e["exhibit"], "file": e["id"]} for e in sorted(listed, key=_number) if e["exhibit"]],
        "display_names": [{"id": name} for name in sorted({m.shown for m in scene.messages})],
        "references": [{"id": reference} for reference in sorted(set(scene.references.values()))],
    }
    return (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode()


def _number(entry: dict[str, Any]) -> int:
    return int(entry["exhibit"].rsplit("/", 1)[-1] or 0) if entry["exhibit"] else 0


def _file(name: str, size: int, ref: str | None, text: str | None) -> dict[str, Any]:
    kind, description = KINDS.get(name) or _kind(name)
    entry: dict[str, Any] = {"id": name, "size": size, "kind": kind, "description": description, "exhibit": ref or ""}
    return entry | ({"text": text} if text else {})


def _kind(name: str) -> tuple[str, str]:
    if name in DESCRIPTIONS:
        return {"json": "chat", "html": "chat", "csv": "records"}[name.rsplit(".", 1)[1]], DESCRIPTIONS[name]
    stem = name.split("-")[0]
    return {
        "profile": ("profile", "Snapshot of a page of the platform"),
        "screen": ("screen", "Picture of a screen"),
        "receipt": ("receipt", "What the bank's app shows of one payment"),
    }.get(stem, ("readme", "What this folder is"))


def readme(scene: Scene) -> bytes:
    """What the folder is and how to treat it."""
    spec = scene.spec
    lines = (
        MADE_UP,
        "",
        f"{spec.title}",
        "",
        f"Case {scene.case_ref}: {spec.summary}",
        spec.content_note,
        "",
        f"{spec.platform.name} and {spec.bank} do not exist. {IN_BRACKETS}",
        "",
        "case.json        what is in this folder; the text of each picture is there, too",
        "exhibit-log.csv  the first exhibit log; what is not in it yet is for you to add",
        "continuity.csv   who held each exhibit, and when",
        "device-notes.txt the officer's notes",
        "",
        "Work on a copy. Write each time with its zone.",
        "In a real case, a file that may hold an intimate image is not opened: stop, close, record, refer.",
        "If any of this is close to home, you may stop at any time and tell your trainer.",
        "There is another way to the same credit.",
    )
    return ("\n".join(lines) + "\n").encode()
