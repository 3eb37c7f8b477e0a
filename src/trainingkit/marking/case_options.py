"""What a case offers as options, from its manifest (``case.json``): the same for a form and for marking.

Ids are those of the case (names of files, user ids, exhibit numbers, payment references), not slugs.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from trainingkit.marking.answers import Manifest
from trainingkit.marking.items import Option


@dataclass(frozen=True, slots=True)
class OwnCase:
    """The evidence case that a trainee had: what it offers for options, and what is true in it."""

    variant: str
    manifest: Manifest
    truth: Mapping[str, Any]


def case_options(manifest: Mapping[str, Any]) -> Manifest:
    """Options by source, in the order of the manifest.

    Parameters
    ----------
    manifest : mapping
        As in ``case.json``; what it does not list gives no options.

    Raises
    ------
    ValueError
        It is not of a manifest's shape.
    """
    try:
        return {
            "files": _options((each["id"], each["id"]) for each in manifest.get("files", ())),
            "accounts": _options((each["id"], f"{each['id']} ({each['handle']})") for each in manifest["accounts"]),
            "exhibits": _options((each["id"], f"{each['id']}: {each['file']}") for each in manifest["exhibits"]),
            "references": _options((each["id"], each["id"]) for each in manifest["references"]),
            "display-names": _options((each["id"], each["id"]) for each in manifest.get("display_names", ())),
        }
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("this is not the manifest of a case") from error


def _options(listed: Iterable[tuple[str, str]]) -> tuple[Option, ...]:
    found = tuple(listed)
    if not all(isinstance(word, str) for pair in found for word in pair):
        raise TypeError("an id is not text")
    return tuple(Option.model_construct(id=id_, text=text) for id_, text in found)
