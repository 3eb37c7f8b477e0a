"""What all handlers of one server know."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2

from trainingkit.guidance import place_names
from trainingkit.serving.assets import Assets
from trainingkit.serving.catalogue import Catalogue
from trainingkit.serving.event_log import tell
from trainingkit.serving.fullness import Fullness
from trainingkit.serving.help_lines import Help
from trainingkit.serving.probers import Network
from trainingkit.serving.room import Room

if TYPE_CHECKING:
    from trainingkit.serving.kernels import StoryKernels

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(slots=True)
class Site:
    """The parts of a running server. ``hosts`` are the only names it answers to."""

    catalogue: Catalogue
    assets: Assets
    pages: jinja2.Environment
    room: Room
    help: Help
    hosts: frozenset[str]
    cookie_name: str
    log: logging.Logger
    today: Callable[[], date]
    fullness: Fullness
    probers: tuple[Network, ...] = ()
    kernels: "StoryKernels | None" = None
    was_ready: bool = False
    was_full: bool = False

    def ready(self) -> bool:
        """Whether the places have been ready; once true it stays so, as a place is got ready again after a leaver."""
        if not self.was_ready and self.kernels is not None and self.kernels.ready:
            self.was_ready = True
            tell("ready")
        return self.was_ready


def page_templates(assets: Assets) -> jinja2.Environment:
    """Our pages; compiled once, strict about what they are given."""
    pages = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        auto_reload=False,
    )
    pages.globals["asset"] = assets.url
    pages.globals["place_names"] = place_names
    for name in pages.list_templates(extensions=["j2"]):
        pages.get_template(name)  # compiled now, not while the first visitor waits
    return pages
