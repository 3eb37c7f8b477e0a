"""Lines over time."""

from collections.abc import Hashable

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter
from matplotlib.ticker import FuncFormatter, MaxNLocator

from trainingkit.analytics.asked import columns_of, numbers, short
from trainingkit.analytics.chart import Chart, in_words
from trainingkit.analytics.drawing import COLOURS, DASHES, INK, MARKERS, MOST_KINDS, canvas, to_svg

HEIGHT = 3.6
LEGEND = 0.25  # inches for each line that the legend explains
MOST_TICKS = 8


def line_chart(
    data: pd.DataFrame,
    x: str,
    y: str,
    series: str | None = None,
    *,
    title: str,
    unit: str | None = None,
    note: str | None = None,
) -> Chart:
    """A line for each series, each with a marker and a dash of its own; the axis of figures begins at 0.

    Parameters
    ----------
    data : DataFrame, one row a point
        Rows in any order.
    x : str
        Column with dates or numbers, none missing.
    y : str
        Column with numbers of 0 or more, none missing.
    series : str, optional
        Column that names each point's line; at most six different names. Without it there is one line.
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
        No rows, a column that is not there, a missing or unfit value, or too many series; says which.
    """
    points = columns_of(data, x, y, series)
    numbers(points[y])
    points, y = points.rename(columns={y: unit or y}), unit or y
    dated = _is_dated(points[x])
    ordered = points.sort_values(x, kind="stable")
    groups = dict(list(ordered.groupby(series, sort=False))) if series else {"The line": ordered}
    if len(groups) > MOST_KINDS:
        raise ValueError(f"{len(groups)} series are too many to tell apart; choose at most {MOST_KINDS}.")
    alt = " ".join([f"Line chart. {title}, in {y}.", *(_said(str(name), each, x, y) for name, each in groups.items())])
    with canvas(HEIGHT + LEGEND * len(groups)) as (figure, axes):
        _draw(axes, groups, x, y)
        _scale(axes, dated)
        axes.set_title(title, loc="left", fontsize=12)
        if len(groups) > 1:
            figure.legend(loc="outside lower left", labelcolor=INK, handlelength=4)
        svg = to_svg(figure, title, alt)
    rows = tuple(tuple(short(cell) for cell in row) for row in points.itertuples(index=False))
    return Chart(title, alt, svg, tuple(points.columns), rows, note)


def _is_dated(column: pd.Series) -> bool:
    """Whether a column is of dates rather than of numbers; ValueError if neither, or with a gap."""
    dated = pd.api.types.is_datetime64_any_dtype(column)
    if not dated and not pd.api.types.is_numeric_dtype(column):
        raise ValueError(f'Column "{column.name}" holds {column.dtype}, neither dates nor numbers.')
    if column.isna().any():
        raise ValueError(f'Column "{column.name}" has an empty cell: leave those rows out, for example with dropna.')
    return dated


def _draw(axes: Axes, groups: dict[Hashable, pd.DataFrame], x: str, y: str) -> None:
    looks = zip(COLOURS, MARKERS, DASHES, strict=True)
    for (name, points), (colour, marker, dash) in zip(groups.items(), looks, strict=False):
        look = {"color": colour, "marker": marker, "linestyle": dash, "linewidth": 2, "markersize": 7}
        axes.plot(points[x].to_numpy(), points[y].to_numpy(), label=str(name), **look)
    axes.set_ylim(bottom=0)
    axes.margins(x=0.06)
    axes.set_ylabel(y)


def _scale(axes: Axes, dated: bool) -> None:
    """Few ticks, years as 2016 and thousands as 1,304."""
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: in_words(value)))
    axes.grid(axis="y", color=INK, alpha=0.2, linewidth=0.6)
    if dated:
        ticks = AutoDateLocator(maxticks=MOST_TICKS)
        axes.xaxis.set_major_locator(ticks)
        axes.xaxis.set_major_formatter(ConciseDateFormatter(ticks))
    else:
        axes.xaxis.set_major_locator(MaxNLocator(MOST_TICKS, integer=True))


def _said(name: str, points: pd.DataFrame, x: str, y: str) -> str:
    """A sentence on one line: where it begins, where it ends, its highest point if that is neither."""
    first, last, top = points.iloc[0], points.iloc[-1], points.loc[points[y].idxmax()]
    if len(points) == 1:
        return f"{name}: {in_words(first[y])} at {short(first[x])}, one point."
    way = "rises" if last[y] > first[y] else "falls" if last[y] < first[y] else "goes"
    said = f"{name} {way} from {in_words(first[y])} at {short(first[x])} to {in_words(last[y])} at {short(last[x])}"
    if top[y] > max(first[y], last[y]):
        said += f", with its highest, {in_words(top[y])}, at {short(top[x])}"
    return f"{said}; {len(points)} points."
