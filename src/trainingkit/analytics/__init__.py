"""Figures and charts: a file of figures read strictly, and charts that can be looked at, listened to and read."""

from trainingkit.analytics.bars import bar_chart
from trainingkit.analytics.chart import Chart
from trainingkit.analytics.figures import read_figures
from trainingkit.analytics.law_table import offence_table, route_table
from trainingkit.analytics.lines import line_chart

__all__ = ["Chart", "bar_chart", "line_chart", "offence_table", "read_figures", "route_table"]
