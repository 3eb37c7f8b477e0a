"""Drawing with matplotlib, to SVG that is the same on every machine and stands by itself in a page.

Nothing of pyplot is used and settings hold only while a chart is drawn, so a learner's own plots are not changed.
"""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from xml.etree import ElementTree

import matplotlib.style
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

# Mid tones: each has at least 3:1 against white and against JupyterLab's dark page. Never alone: a marker, a dash or
# a pattern says the same.
COLOURS = ("#2b83c6", "#c8600f", "#8f63c9", "#2f8f5b", "#c2487f", "#7a7f2a")
MARKERS = ("o", "s", "^", "D", "v", "P")
DASHES = ("-", (0, (6, 2)), (0, (2, 2)), (0, (6, 2, 2, 2)), (0, (1, 1)), (0, (8, 3, 1, 3)))
PATTERNS = ("", "//", "--", "xx", "||", "\\\\")
MOST_KINDS = len(COLOURS)

INK = "#010203"  # stands for the page's own text colour until the SVG is written
SETTINGS = {
    "font.family": "DejaVu Sans",  # comes with matplotlib, so text is measured the same everywhere
    "font.size": 11,
    "svg.fonttype": "none",
    "svg.hashsalt": "trainingkit",
    "text.color": INK,
    "axes.edgecolor": INK,
    "axes.labelcolor": INK,
    "axes.facecolor": "none",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": INK,
    "ytick.color": INK,
    "figure.facecolor": "none",
    "savefig.facecolor": "none",
    "legend.frameon": False,
    "hatch.linewidth": 1.2,
}
WIDTH = 7.2  # inches, at 72 points
SVG = "http://www.w3.org/2000/svg"
LINK = "{http://www.w3.org/1999/xlink}href"


@contextmanager
def canvas(height: float) -> Iterator[tuple[Figure, Axes]]:
    """A figure of the common width and its axes, under the common settings.

    Parameters
    ----------
    height : float
        Inches, more than 0.
    """
    with matplotlib.style.context(["default", SETTINGS]):
        figure = Figure(figsize=(WIDTH, height), layout="constrained")
        FigureCanvasSVG(figure)
        yield figure, figure.add_subplot()


def to_svg(figure: Figure, title: str, alt: str) -> str:
    """The figure as one ``<svg role="img">`` named by ``title`` and ``alt``; call it in ``canvas``.

    Ids are made of the drawing's own content, so that several charts can stand in one page.
    """
    written = io.BytesIO()
    figure.savefig(written, format="svg", metadata=dict.fromkeys(("Creator", "Date", "Format", "Type")))
    root = ElementTree.fromstring(written.getvalue())
    _leave_the_page_alone(root)
    _keep_ids(root, "c" + sha256(written.getvalue() + alt.encode()).hexdigest()[:8])
    _tell(root, title, alt)
    ElementTree.register_namespace("", SVG)
    ElementTree.register_namespace("xlink", LINK[1:].split("}")[0])
    return _in_page_colours(ElementTree.tostring(root, encoding="unicode"))


def _leave_the_page_alone(root: ElementTree.Element) -> None:
    """Take out matplotlib's rule for every element, which would hold for the whole page; the root passes it on."""
    for parent in root.iter():
        for rule in parent.findall(f"{{{SVG}}}style"):
            parent.remove(rule)


def _keep_ids(root: ElementTree.Element, prefix: str) -> None:
    """Drop ids that nothing points to, and give the others a name of this chart's own."""
    text = ElementTree.tostring(root, encoding="unicode")
    used = set(re.findall(r"url\(#([^)]+)\)", text)) | set(re.findall(r'href="#([^"]+)"', text))
    names = {name: f"{prefix}-{n}" for n, name in enumerate(sorted(used))}
    for element in root.iter():
        if (own := element.attrib.pop("id", None)) in names:
            element.set("id", names[own])
        for key, value in element.items():
            if key == LINK:
                element.set(key, f"#{names[value[1:]]}")
            elif "url(#" in value:
                element.set(key, re.sub(r"url\(#([^)]+)\)", lambda found: f"url(#{names[found[1]]})", value))
    root.set("id", prefix)


def _tell(root: ElementTree.Element, title: str, alt: str) -> None:
    own = root.get("id")
    for n, (tag, text) in enumerate((("title", title), ("desc", alt))):
        element = ElementTree.Element(f"{{{SVG}}}{tag}", {"id": f"{own}-{tag}"})
        element.text = text
        root.insert(n, element)
    root.attrib.update({"role": "img", "aria-labelledby": f"{own}-title {own}-desc"})
    root.set("style", "width:100%;height:auto;display:block;stroke-linejoin:round;stroke-linecap:butt")


def _in_page_colours(text: str) -> str:
    """The page's own text colour, and a font that the reader has."""
    text = text.replace(INK, "currentColor")
    return text.replace("'DejaVu Sans'", "system-ui, 'DejaVu Sans', sans-serif")
