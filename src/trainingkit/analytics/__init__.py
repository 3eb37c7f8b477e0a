"""Figures and charts: a file of figures read strictly, and charts that can be looked at, listened to and read.

Each name is loaded when it is first asked for: matplotlib and pandas take longer to load than a lesson of tables has.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from trainingkit.analytics.bars import bar_chart
    from trainingkit.analytics.chart import Chart
    from trainingkit.analytics.figures import read_figures
    from trainingkit.analytics.law_table import offence_table, route_table
    from trainingkit.analytics.lines import line_chart
    from trainingkit.analytics.logs import log_headings

__all__ = ["Chart", "bar_chart", "line_chart", "log_headings", "offence_table", "read_figures", "route_table"]

_FROM = {
    "Chart": "chart",
    "bar_chart": "bars",
    "line_chart": "lines",
    "log_headings": "logs",
    "offence_table": "law_table",
    "read_figures": "figures",
    "route_table": "law_table",
}


def __getattr__(name: str) -> Any:
    if name not in _FROM:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_FROM[name]}"), name)
