"""Bars, one below the other, so that long names have room."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch
from matplotlib.ticker import FuncFormatter

from trainingkit.analytics.asked import columns_of, numbers, short
from trainingkit.analytics.chart import Chart, in_words
from trainingkit.analytics.drawing import COLOURS, INK, MOST_KINDS, PATTERNS, canvas, to_svg

BAR = 0.42  # inches of height a bar
FRAME = 1.2  # inches for title, axis and label
LEGEND = 0.3  # inches for each kind that the legend explains


def bar_chart(
    data: pd.DataFrame,
    label: str,
    value: str,
    kind: str | None = None,
    *,
    title: str,
    unit: str | None = None,
    note: str | None = None,
) -> Chart:
    """A bar for each row, from the top down in the order of the rows, with its figure at its end.

    Parameters
    ----------
    data : DataFrame, one row a bar
    label : str
        Column that names each bar.
    value : str
        Column with numbers of 0 or more, none missing; the axis begins at 0.
    kind : str, optional
        Column whose values, at most six, give bars a pattern and colour that a legend explains.
    title : str
    unit : str, optional
        What the numbers are, on the axis and in words; otherwise the name of their column.
    note : str, optional
        A caption.

    Returns
    -------
    Chart

    Raises
    ------
    ValueError
        No rows, a column that is not there, a missing or unfit value, or too many kinds; says which.
    """
    bars = columns_of(data, label, value, kind)
    numbers(bars[value])
    bars, value = bars.rename(columns={value: unit or value}), unit or value
    kinds = list(dict.fromkeys(map(str, bars[kind]))) if kind else []
    if len(kinds) > MOST_KINDS:
        raise ValueError(f"{len(kinds)} kinds are too many to tell apart; choose at most {MOST_KINDS}.")
    alt = f"Bar chart of {len(bars)} bars. {title}, in {value}. {_said(bars, label, value, kind)}."
    with canvas(FRAME + BAR * len(bars) + LEGEND * len(kinds)) as (figure, axes):
        _draw(axes, bars, kinds)
        axes.set_title(title, loc="left", fontsize=12)
        if kinds:
            figure.legend(handles=_legend(kinds), loc="outside lower left", labelcolor=INK)
        svg = to_svg(figure, title, alt)
    rows = tuple(tuple(short(cell) for cell in row) for row in bars.itertuples(index=False))
    return Chart(title, alt, svg, tuple(bars.columns), rows, note)


def _draw(axes: Axes, bars: pd.DataFrame, kinds: list[str]) -> None:
    """``bars`` has the columns label, value and perhaps kind, in this order."""
    places = range(len(bars))
    values = bars.iloc[:, 1]
    looks = [kinds.index(str(each)) for each in bars.iloc[:, 2]] if kinds else [0] * len(bars)
    for place, width, look in zip(places, values, looks, strict=True):
        axes.barh(place, width, height=0.66, **_look(look))
    axes.set_yticks(places, [short(each) for each in bars.iloc[:, 0]])
    axes.invert_yaxis()
    axes.set_xlabel(values.name)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: in_words(value)))
    axes.set_xlim(0, max(values.max(), 1e-9) * 1.16)
    for place, width in zip(places, values, strict=True):
        axes.annotate(in_words(width), (width, place), xytext=(5, 0), textcoords="offset points", va="center")


def _look(n: int) -> dict[str, object]:
    """The first kind is filled; the others are empty with a pattern, told apart without their colours."""
    return {
        "facecolor": COLOURS[n] if n == 0 else "none",
        "edgecolor": COLOURS[n],
        "hatch": PATTERNS[n],
        "linewidth": 1.5,
    }


def _legend(kinds: list[str]) -> list[Patch]:
    return [Patch(label=kind, **_look(n)) for n, kind in enumerate(kinds)]


def _said(bars: pd.DataFrame, label: str, value: str, kind: str | None) -> str:
    kinds = [f" ({each})" for each in bars[kind]] if kind else [""] * len(bars)
    each = zip(bars[label], bars[value], kinds, strict=True)
    return "; ".join(f"{short(name)}: {in_words(number)}{what}" for name, number, what in each)
