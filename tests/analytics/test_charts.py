"""Charts say in words what they draw, stand by themselves in a page, and change nothing around them."""

import subprocess
import sys
from html.parser import HTMLParser
from xml.etree import ElementTree

import matplotlib
import pandas as pd
import pytest

from trainingkit.analytics import bar_chart, line_chart
from trainingkit.analytics.drawing import COLOURS, DASHES, MARKERS, PATTERNS

SVG = "{http://www.w3.org/2000/svg}"
BARS = pd.DataFrame({"period": ["2015", "2016 to Nov"], "reports": [385, 864.5], "kind": ["year", "part & more"]})
LINES = pd.DataFrame(
    {
        "day": pd.to_datetime(["2023-12-31", "2022-12-31", "2024-12-31", "2024-12-31"]),
        "reports": [9.0, 1.0, 4.0, 7.0],
        "source": ["IWF", "IWF", "IWF", "CEOP"],
    }
)
LEAST_CONTRAST = 3  # WCAG 2.2, 1.4.11
WHITE, DARK = 1.0, 0.0056  # relative luminance of a white page and of #111


def bars():
    """Two bars of two kinds."""
    return bar_chart(BARS, "period", "reports", "kind", title="Reports < 2017", note="A source.")


def lines():
    """Two lines, one of a single point."""
    return line_chart(LINES, "day", "reports", "source", title="Reports")


both = pytest.mark.parametrize("chart", [bars, lines])


class Tags(HTMLParser):
    """The tags and ids of a page."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.ids = [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.ids += [value for key, value in attrs if key == "id"]


def test_bars_are_told_in_words():
    """Every bar, with its figure and kind."""
    expected = "Bar chart of 2 bars. Reports < 2017, in reports. 2015: 385 (year); 2016 to Nov: 864.5 (part & more)."

    assert expected == bars().alt


def test_lines_are_told_in_words():
    """Where each begins and ends in time, and a highest point between, whatever the order of the rows."""
    said = lines().alt

    assert "IWF rises from 1 at 31 Dec 2022 to 4 at 31 Dec 2024, with its highest, 9, at 31 Dec 2023; 3 points." in said
    assert "CEOP: 7 at 31 Dec 2024, one point." in said


def test_the_unit_is_said():
    """Where a column has a name that says too little; the table has it, too."""
    bars = bar_chart(BARS, "period", "reports", title="Calls", unit="calls a day")
    line = line_chart(LINES, "day", "reports", title="Calls", unit="calls a day")

    assert "Calls, in calls a day." in bars.alt
    assert ("period", "calls a day") == bars.columns
    assert "Calls, in calls a day. The line rises from 1 at 31 Dec 2022" in line.alt


@both
def test_a_drawing_is_one_picture_with_a_name(chart):
    """An ``img`` whose title and description are there, for those who do not see it."""
    root = ElementTree.fromstring(chart().svg)
    named = [root.find(f".//*[@id='{name}']") for name in root.get("aria-labelledby").split()]

    assert "img" == root.get("role")
    assert [chart().title, chart().alt] == [each.text for each in named]


@both
def test_a_drawing_needs_nothing_else(chart):
    """No file, font or script of another place, and no rule that would hold for the whole page."""
    root = ElementTree.fromstring(chart().svg)
    links = [value for each in root.iter() for key, value in each.items() if key.endswith("href")]

    assert links
    assert [] == [link for link in links if not link.startswith("#")]
    assert set() == {each.tag.removeprefix(SVG) for each in root.iter()} & {"style", "script", "image"}


@both
def test_the_figures_stand_below_as_a_table(chart):
    """Folded away, every row of them, with what the picture shows in words."""
    html = chart()._repr_html_()
    tags = Tags(html).tags

    assert {"figure", "svg", "details", "summary", "table", "caption"} <= set(tags)
    assert len(chart().rows) + 1 == tags.count("tr")
    assert len(chart().rows) == html.count('scope="row"')


def test_words_of_the_learner_are_text():
    """A title or a cell with signs of HTML is shown as it was written."""
    html = bars()._repr_html_()

    assert "Reports &lt; 2017" in html
    assert "part &amp; more" in html


def test_two_charts_can_stand_in_one_page():
    """No id comes twice."""
    ids = Tags(bars()._repr_html_() + lines()._repr_html_()).ids

    assert len(set(ids)) == len(ids)


@both
def test_a_chart_is_the_same_every_time(chart):
    """Byte for byte, also after a learner has changed the style of their own plots."""
    before = chart().svg
    with matplotlib.rc_context({"lines.linewidth": 9, "font.size": 30, "svg.hashsalt": None, "axes.facecolor": "red"}):
        changed = chart().svg

    assert before == changed


@both
def test_a_chart_changes_no_setting(chart):
    """A learner's own plots look afterwards as before."""
    before = dict(matplotlib.rcParams)
    chart()

    assert before == dict(matplotlib.rcParams)


def test_pyplot_is_left_alone():
    """Nothing is drawn into a learner's current figure, and no backend is chosen for them."""
    program = (
        "import sys; from trainingkit.analytics import bar_chart, line_chart; print('matplotlib.pyplot' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert "False" == done.stdout.strip()


@both
def test_ink_is_the_colour_of_the_page(chart):
    """Words and axes are readable on light and dark."""
    colours = {each.get("style") for each in ElementTree.fromstring(chart().svg).iter(f"{SVG}text")}

    assert all("fill: currentColor" in style for style in colours)


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1, of a colour such as #2b83c6."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("colour", COLOURS)
def test_colours_stand_out_on_light_and_dark(colour):
    """At least three to one."""
    own = luminance(colour) + 0.05

    assert LEAST_CONTRAST <= (WHITE + 0.05) / own
    assert LEAST_CONTRAST <= own / (DARK + 0.05)


def test_colour_is_never_alone():
    """As many markers, dashes and patterns as colours, no two alike."""
    assert {len(COLOURS)} == {len(set(each)) for each in (MARKERS, DASHES, PATTERNS)}


def test_a_notebook_gets_a_page_and_words():
    """HTML for those who see it, and plain words where HTML is not shown."""
    bundle = bars()._repr_mimebundle_()

    assert {"text/html", "text/plain"} == set(bundle)
    assert f"{bars().alt}\nA source." == bundle["text/plain"]


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (
            lambda: bar_chart(BARS, "periods", "reports", title=""),
            'no column "periods"; there are period,',
        ),
        (lambda: bar_chart(BARS[:0], "period", "reports", title=""), "There is no row to draw"),
        (lambda: bar_chart(BARS, "period", "kind", title=""), 'Column "kind" holds'),
        (lambda: bar_chart(BARS.assign(reports=[1, None]), "period", "reports", title=""), "an empty cell in row 1"),
        (lambda: bar_chart(BARS.assign(reports=-1), "period", "reports", title=""), "a number below 0"),
        (lambda: line_chart(BARS, "period", "reports", title=""), "neither dates nor numbers"),
        (
            lambda: line_chart(LINES.assign(day=pd.NaT), "day", "reports", title=""),
            "an empty cell: leave those",
        ),
    ],
)
def test_what_cannot_be_drawn_is_told(ask, told):
    """In the words of the table."""
    with pytest.raises(ValueError) as refused:
        ask()

    assert told in str(refused.value)


@pytest.mark.parametrize("draw", [bar_chart, line_chart])
def test_more_than_six_kinds_are_refused(draw):
    """Nobody can tell seven lines apart."""
    many = pd.DataFrame({"n": range(7), "value": range(7), "kind": list("abcdefg")})
    with pytest.raises(ValueError, match="7 .* are too many"):
        draw(many, "n", "value", "kind", title="Many")
