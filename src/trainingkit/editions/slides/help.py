"""Who can help, on slides: all of it on one slide that is always in reach, and each service with what it does."""

from trainingkit.editions.edition import Edition
from trainingkit.editions.slides.deck import WHO_CAN_HELP, Block, Slide
from trainingkit.editions.slides.fit import pages
from trainingkit.editions.slides.look import BOTTOM, TOP
from trainingkit.editions.slides.notes import FIND_YOUR_WAY
from trainingkit.guidance import Service

MOST = 3
"""Services on a slide that says what each does."""


def help_slide(edition: Edition, title: str = WHO_CAN_HELP, notes: str = "") -> Slide:
    """Whom to go to here, that it is not too late, and every service with its number."""
    first, *_ = edition.help.lines
    blocks = [Block("strong", edition.help.local), Block("point", first)]
    blocks += [Block("fact", service.line.contact, service.line.name) for service in edition.help.services]
    return Slide("help", title, tuple(blocks), notes=notes)


def help_details(edition: Edition, notes: str) -> list[Slide]:
    """The same at length, over several slides: the lines that are said beside it, then what each service does."""
    said = [Block("strong", edition.help.local), *(Block("point", line) for line in edition.help.lines)]
    services = [_detail(service) for service in edition.help.services]
    found = [*pages(said, BOTTOM - TOP, len(said)), *pages(services, BOTTOM - TOP, MOST)]
    return [Slide("story", WHO_CAN_HELP, page, notes=notes) for page in found]


def help_notes(edition: Edition) -> str:
    """For the slide that is always in reach: what each service does, and how to come back."""
    details = [_detail(service) for service in edition.help.services]
    said = [f"{each.label}. {each.text}".strip() for each in details]
    return "\n".join([*said, "Back goes to the slide from which you came.", FIND_YOUR_WAY])


def _detail(service: Service) -> Block:
    line = service.line
    about = [
        f"For anyone {line.ages}." if line.ages and line.ages.startswith(("under", "over")) else _sentence(line.ages)
    ]
    about += [_sentence(line.hours), line.note]
    return Block("fact", " ".join(each for each in about if each), f"{line.name}: {line.contact}")


def _sentence(words: str | None) -> str:
    return f"{words[:1].upper()}{words[1:].rstrip('.')}." if words else ""
