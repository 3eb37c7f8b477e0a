"""Characters that a printed paper can show. One that it cannot is written as its number, so that nothing is lost."""

import unicodedata
from functools import cache
from pathlib import Path

LONGEST_WORD = 40
"""Characters that are set without a place to break; a longer word would leave its column."""
BREAK = "\N{ZERO WIDTH SPACE}"


def legible(text: str) -> str:
    """A text in characters that can be printed; any other becomes ``[U+1F600]``, so that nothing is lost.

    Invisible ones count among those that cannot: they could turn a line round, or hide a part of it.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(each if _is_printable(each) else f"[U+{ord(each):04X}]" for each in plain)


def broken(text: str) -> str:
    """A text in which every long word has places to break."""
    words = text.split(" ")
    return " ".join(word if len(word) <= LONGEST_WORD else _with_breaks(word) for word in words)


def _with_breaks(word: str) -> str:
    return BREAK.join(word[n : n + LONGEST_WORD // 2] for n in range(0, len(word), LONGEST_WORD // 2))


def _is_printable(character: str) -> bool:
    if character == "\n":
        return True
    if "\ufe00" <= character <= "\ufe0f" or unicodedata.category(character)[0] == "C":
        return False
    return unicodedata.category(character) not in ("Zl", "Zp") and ord(character) in _letters()


@cache
def _letters() -> frozenset[int]:
    from matplotlib.ft2font import FT2Font

    return frozenset(FT2Font(str(font_folder() / "DejaVuSans.ttf")).get_charmap())


def font_folder() -> Path:
    """The fonts that matplotlib ships."""
    from matplotlib import get_data_path

    return Path(get_data_path(), "fonts", "ttf")
