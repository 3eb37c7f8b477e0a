"""Pictures: there, small, and said in words."""

import re

from trainingkit.checks.subject import Findings, Subject
from trainingkit.diagnostics import Severity
from trainingkit.rule import Finding, rule

MOST_BYTES = 200 * 1024
FEWEST_LETTERS = 10
SAYS_NOTHING = re.compile(
    r"^(?:(?:an? |the )?(?:image|picture|photo|photograph|graphic|icon|drawing|illustration)(?: of)?\b|"
    r"[\w-]+\.\w{3,4}$|alt\b)",
    re.IGNORECASE,
)


@rule("image-missing")
def image_missing(subject: Subject) -> Findings:
    """The file of a picture does not lie beside the story.

    Why: learners would see an empty frame.

    Example:
        image: {file: town.svg, alt: "A small town by the sea at night."}      # and no town.svg

    Mend: put the file beside the story, or correct its name; upper and lower case count.
    """
    for name, passage in subject.story.passages.items():
        if passage.image and not (subject.folder / passage.image.file).is_file():
            at = subject.where("passages", name, "image", "file")
            yield Finding(f'the picture "{passage.image.file}" is not there', at, "put the file beside the story")


@rule("image-large", Severity.WARNING)
def image_large(subject: Subject) -> Findings:
    """The file of a picture is larger than 200 KB.

    Why: it is part of the page, and thirty devices load it at once over a school's connection.

    Example:
        image: {file: photo.png, alt: "A small town by the sea at night."}      # 3 MB

    Mend: use SVG, or save it smaller.
    """
    for name, passage in subject.story.passages.items():
        file = subject.folder / passage.image.file if passage.image else None
        if file and file.is_file() and (size := file.stat().st_size) > MOST_BYTES:
            at = subject.where("passages", name, "image", "file")
            message = f'the picture "{file.name}" has {size // 1024} KB; {MOST_BYTES // 1024} are the most'
            yield Finding(message, at, "use SVG, or save it smaller")


@rule("image-alt", Severity.WARNING)
def image_alt(subject: Subject) -> Findings:
    """The text alternative of a picture says that it is a picture, is a file name, or is very short.

    Why: a screen reader says "image" by itself; what the listener needs is what is seen.

    Example:
        image: {file: town.svg, alt: "Picture of town"}

    Mend: say what can be seen and why it matters, in a sentence.
    """
    for name, passage in subject.story.passages.items():
        alt = passage.image.alt if passage.image else None
        if alt and (len(alt) < FEWEST_LETTERS or SAYS_NOTHING.search(alt)):
            at = subject.where("passages", name, "image", "alt")
            yield Finding(f'the text alternative "{alt}" says little', at, "say in a sentence what can be seen")


RULES = (image_missing, image_large, image_alt)
