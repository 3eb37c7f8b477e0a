"""Pages that hold all they need: script and style are in them, and their policy allows nothing else."""

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape


def closed_page(package: str, template: str, script: str, style: str, **words: Any) -> bytes:
    """A page from a template, which is given ``policy``, ``script`` and ``style`` besides the words.

    Parameters
    ----------
    package : str
        Whose folder ``templates`` holds the template.
    template : str
    script, style : str
        Names of built files in ``editions/static``.
    """
    code, look = static(script), static(style)
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src '{_digest(code)}'",
            f"style-src '{_digest(look)}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    return rendered(package, template, policy=policy, script=code, style=look, **words)


def rendered(package: str, template: str, **words: Any) -> bytes:
    """A page from a template; whatever is in the words stays words.

    Raises
    ------
    jinja2.UndefinedError
        The template asks for a word that is not there.
    """
    return (_templates(package).get_template(template).render(**words).rstrip() + "\n").encode()


@cache
def static(name: str) -> str:
    """A built script or style sheet."""
    return files("trainingkit.editions").joinpath("static", name).read_text(encoding="utf-8").rstrip()


@cache
def _templates(package: str) -> Environment:
    return Environment(
        loader=PackageLoader(package, "templates"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
