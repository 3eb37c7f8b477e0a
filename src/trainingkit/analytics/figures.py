"""The file of figures: one published number a row, with where it comes from and how well it was read."""

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pandas as pd

from trainingkit.guidance.model import Confidence

COLUMNS = (
    "place",
    "source",
    "measure",
    "period",
    "period_start",
    "period_end",
    "value",
    "unit",
    "confidence",
    "source_id",
    "note",
)
UNITS = ("count", "percent", "per month", "per week")
FILLED = ("place", "source", "measure", "period", "value", "unit", "confidence")
DATES = ("period_start", "period_end")
ONE_FIGURE = ["place", "source", "measure", "period"]
MOST_TOLD = 10  # mistakes told at once; a file with more of them has one cause
HUNDRED = 100


def read_figures(path: str | Path) -> pd.DataFrame:
    """Read a file of figures, and check every row of it.

    Parameters
    ----------
    path : str or Path
        A CSV file in UTF-8 with exactly the columns below, in any order. ``period`` says the period as it was
        published; ``period_start`` and ``period_end`` are its first and last day, both empty if the source does not
        say them, and then ``note`` says so.

    Returns
    -------
    DataFrame, one row a figure, in the order of the file
        ``place``, ``source``, ``measure``, ``period`` (text); ``period_start``, ``period_end`` (dates, NaT if
        unknown); ``value`` (float, not negative; 0 to 100 for a percentage); ``unit`` (count, percent, per month,
        per week); ``confidence`` (read, secondary, derived, general: how well the source was read); ``source_id``
        (its id in the guidance, or empty); ``note`` (text, may be empty).

    Raises
    ------
    FileNotFoundError
        The file is not there.
    ValueError
        It is no such file: says each mistake with its line, the first ten of them.
    """
    file = Path(path)
    if not file.is_file():
        raise FileNotFoundError(f"There is no file of figures at {file}.")
    table = _table(file)
    if mistakes := [*_mistakes(table)]:
        more = [f"and {len(mistakes) - MOST_TOLD} more"] if len(mistakes) > MOST_TOLD else []
        raise ValueError("\n".join([f"{file.name} cannot be used:", *mistakes[:MOST_TOLD], *more]))
    dates = {name: pd.to_datetime(table[name].where(table[name] != ""), format="%Y-%m-%d") for name in DATES}
    return table[list(COLUMNS)].assign(value=table["value"].astype(float), **dates)


def _table(file: Path) -> pd.DataFrame:
    """The cells as they were written, blanks at their ends removed."""
    try:
        table = pd.read_csv(file, dtype=str, keep_default_na=False, encoding="utf-8", index_col=False)
    except (pd.errors.ParserError, pd.errors.EmptyDataError, UnicodeDecodeError) as error:
        raise ValueError(f"{file.name} cannot be read as a table in UTF-8: {error}") from error
    if missing := [name for name in COLUMNS if name not in table.columns]:
        raise ValueError(f"{file.name} lacks a column: {', '.join(missing)}.")
    if unknown := [name for name in table.columns if name not in COLUMNS]:
        raise ValueError(f"{file.name} has a column that is not known: {', '.join(unknown)}.")
    return table.apply(lambda column: column.str.strip())


def _mistakes(table: pd.DataFrame) -> Iterator[str]:
    if table.empty:
        yield "it has no figure"
    for line, row in enumerate(table.to_dict("records"), start=2):
        yield from (f"line {line}: {what}" for what in _of_row(row))
    again = table[table.duplicated(ONE_FIGURE)]
    for line, row in zip(again.index + 2, again.to_dict("records"), strict=True):
        yield f"line {line}: stands twice: {', '.join(row[name] for name in ONE_FIGURE)}"


def _of_row(row: dict[str, str]) -> Iterator[str]:
    yield from (f"{name} is empty" for name in FILLED if not row[name])
    for name, allowed in (("unit", UNITS), ("confidence", get_args(Confidence))):
        if row[name] and row[name] not in allowed:
            yield f'{name} "{row[name]}" is none of {", ".join(allowed)}'
    if row["value"]:
        yield from _of_value(row["value"], row["unit"])
    yield from _of_dates(row)


def _of_value(written: str, unit: str) -> Iterator[str]:
    if not written.replace(".", "", 1).isdecimal() or not written.isascii():
        yield f'value "{written}" is not a plain number such as 1304 or 20.7'
    elif unit == "percent" and float(written) > HUNDRED:
        yield f"value {written} is more than 100 percent"


def _of_dates(row: dict[str, str]) -> Iterator[str]:
    start, end = (row[name] for name in DATES)
    odd = [name for name in DATES if row[name] and not _is_date(row[name])]
    yield from (f'{name} "{row[name]}" is not a day such as 2016-11-30' for name in odd)
    if not odd and start and end and end < start:
        yield f"the period ends on {end}, before it starts on {start}"
    if bool(start) != bool(end):
        yield "period_start and period_end: give both or neither"
    if not start and not end and not row["note"]:
        yield "without dates, note has to say why"


def _is_date(written: str) -> bool:
    read = pd.to_datetime(written, format="%Y-%m-%d", errors="coerce")
    return len(written) == len("2016-11-30") and not pd.isna(read)
