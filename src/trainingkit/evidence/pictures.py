"""The pictures of a case: text chat on a telephone's screen, and the grey placeholder.

Drawn with the bitmap font inside Pillow, so that no font of the machine changes a pixel, and watermarked TRAINING all
over, so that a part cut out of one still says so.
"""

from dataclasses import dataclass
from textwrap import wrap

from PIL import Image, ImageDraw, ImageFont

from trainingkit.evidence.png import png
from trainingkit.evidence.scene import VICTIM, Message, Scene, Shot
from trainingkit.evidence.times import clock
from trainingkit.evidence.wording import MADE_UP, TRAINING

WIDTH = 240
LINE = 12
LETTERS = 33
TOP = 44
LEAST_HEIGHT = 330
WHITE, LIGHT, GREY, DARK = range(4)
PLACEHOLDER_WORDS = ("DO NOT OPEN - TRAINING", "", "In a real case:", "stop, close, record, refer.")


@dataclass(frozen=True, slots=True)
class Picture:
    """A file, and all the text that can be read on it."""

    content: bytes
    text: str


def screen(scene: Scene, shot: Shot) -> Picture:
    """One picture of the victim's screen, as it now is."""
    said = [message for message in scene.messages if message.id in shot.messages]
    ends = [TOP]
    for message in said:
        ends.append(ends[-1] + LINE * (len(_lines(message)) + 1) + 8)
    image = _canvas(max(LEAST_HEIGHT, ends[-1] + 10))
    pen = _pen(image)
    heading = _heading(scene, shot, pen)
    for message, at in zip(said, ends, strict=False):
        _bubble(pen, message, at)
    if shot.is_part:  # the heading and the outer messages are cut off
        said = said[1:-1]
        image = image.crop((0, ends[1] - 20, WIDTH, ends[-2] + 20))
        heading = "The heading is not on the picture."
    lines = [heading, *(f"{_sender(m)} {clock(m.sent)}: {m.text}" for m in said)]
    return Picture(_encoded(image), "\n".join(lines))


def placeholder() -> bytes:
    """A grey picture that says what to do in a real case; the same in every case."""
    image = Image.new("P", (WIDTH, 160), LIGHT)
    pen = _pen(image)
    for i, words in enumerate(PLACEHOLDER_WORDS):
        pen.text((WIDTH // 2 - 3 * len(words), 50 + LINE * i), words, fill=DARK)
    return _encoded(image)


def _heading(scene: Scene, shot: Shot, pen: ImageDraw.ImageDraw) -> str:
    """Draw the top of the screen; what it says."""
    # A copy shows what its parent showed when it was made.
    battery = scene.details[shot.made_from] if shot.covers_name else scene.detail(shot.file)
    account = scene.accounts[shot.partner]
    name = "(covered)" if shot.covers_name else account.names[-1]
    taken = next((s.taken for s in scene.shots if s.file == shot.made_from), shot.taken)
    status = f"{clock(taken)}  {scene.spec.platform.name}"
    pen.text((6, 4), status, fill=DARK)
    pen.text((WIDTH - 30, 4), f"{battery}%", fill=DARK)
    pen.text((6, 20), f"{name}  {account.handle}", fill=DARK)
    if shot.covers_name:
        pen.rectangle((4, 18, 6 + 6 * len(name), 32), fill=DARK)
    pen.line((0, 36, WIDTH, 36), fill=GREY)
    return f"{status}, battery {battery}%. Chat with {name} {account.handle}."


def _bubble(pen: ImageDraw.ImageDraw, message: Message, at: int) -> None:
    lines = _lines(message)
    own = message.sender == VICTIM
    left = 30 if own else 6
    box = (left - 2, at, left + 6 * LETTERS + 4, at + LINE * (len(lines) + 1) + 2)
    pen.rectangle(box, fill=WHITE if own else LIGHT, outline=GREY)
    pen.text((left + 1, at + 1), f"{_sender(message)}  {clock(message.sent)}", fill=GREY)
    for i, line in enumerate(lines):
        pen.text((left + 1, at + 1 + LINE * (i + 1)), line, fill=DARK)


def _sender(message: Message) -> str:
    return "You" if message.sender == VICTIM else message.shown


def _lines(message: Message) -> list[str]:
    return wrap(message.text, LETTERS)


def _canvas(height: int) -> Image.Image:
    """White, with the watermark."""
    image = Image.new("P", (WIDTH, height), WHITE)
    pen = _pen(image)
    for row, y in enumerate(range(38, height, 24)):
        for x in range(-40 * (row % 2), WIDTH, 80):
            pen.text((x, y), TRAINING, fill=LIGHT)
    return image


def _pen(image: Image.Image) -> ImageDraw.ImageDraw:
    pen = ImageDraw.Draw(image)
    pen.font = ImageFont.load_default_imagefont()
    pen.fontmode = "1"
    return pen


def _encoded(image: Image.Image) -> bytes:
    return png(image.tobytes(), image.width, MADE_UP)
