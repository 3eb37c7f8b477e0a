"""How a slide looks: sizes in inches and points, and the colours of the player."""

from collections.abc import Mapping

SLIDE = (13.333, 7.5)
STRIP = 0.14
"""A strip of colour along the top."""
EDGE_LEFT, EDGE_WIDTH = 0.6, 12.13
LEFT, WIDTH = 1.05, 11.23
"""What a slide says, inside its panel."""
TITLE_TOP, TITLE_HEIGHT = 0.32, 1.1
PANEL_TOP, PANEL_BOTTOM = 1.5, 5.88
TOP, BOTTOM = 1.72, 5.66
ASK_BOTTOM = 6.62
BUTTON_TOP, BUTTON_HEIGHT, BUTTON_WIDTH = 6.05, 0.62, 2.2
BAR_TOP, BAR_HEIGHT = 6.88, 0.42
BUBBLE_WIDTH = 9.6
PAD = 0.24
GAP = 0.28
MARK = 0.4
"""From the mark beside a block to its words."""
COLUMN_GAP = 0.4

FONT = "Arial"
TITLE_SIZE, SMALL_TITLE_SIZE, FRONT_SIZE, CLOCK_SIZE = 32, 28, 44, 96
LABEL_SIZE, ANSWER_SIZE, LINK_SIZE, FOOTER_SIZE, NUMBER_SIZE, BUTTON_SIZE = 20, 30, 18, 12, 18, 24
SIZES: Mapping[str, float] = {
    "told": 30,
    "offender": 28,
    "victim": 28,
    "friend": 28,
    "adult": 28,
    "officer": 28,
    "other": 28,
    "then": 34,
    "point": 26,
    "fact": 24,
    "strong": 28,
}
"""In points, by the look of a block: none below 24."""

PAPER, BACK, INK, MUTED, EDGE = "FFFFFF", "F4F6F8", "18222D", "48566A", "6B7A8D"
LINE = "C5CED9"
ACCENT, ACCENT_INK, ACCENT_SOFT, LEAVE_INK = "0B5A73", "FFFFFF", "E2F0F4", "8A1F3D"
DRAFT, DRAFT_INK = "FFF3CF", "5A3D00"
SAID: Mapping[str, tuple[str, str]] = {
    "offender": ("F0E9DF", "8D6C35"),
    "victim": ("DFECFB", "2C66A8"),
    "friend": ("E0F2E6", "2B7A4B"),
    "adult": ("ECE7F8", "6A4FB0"),
    "officer": (ACCENT_SOFT, ACCENT),
    "other": ("E9EDF2", "5C6B7E"),
}
"""The fill and the edge of a speech bubble by who speaks; a test holds them to the player's own."""
