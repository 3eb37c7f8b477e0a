"""What a chart is asked to show: the columns, checked, and how a cell is printed."""

from typing import Any

import pandas as pd

from trainingkit.analytics.chart import in_words


def columns_of(data: pd.DataFrame, *names: str | None) -> pd.DataFrame:
    """The named columns, in this order, the index counted anew; None among the names is passed over.

    Raises
    ------
    ValueError
        A column is not there, or there is no row.
    """
    wanted = [name for name in names if name is not None]
    if missing := [name for name in wanted if name not in data.columns]:
        raise ValueError(f'There is no column "{missing[0]}"; there are {", ".join(map(str, data.columns))}.')
    if data.empty:
        raise ValueError("There is no row to draw; look at what was filtered away.")
    return data[wanted].reset_index(drop=True)


def numbers(column: pd.Series) -> None:
    """Make sure that a column can be drawn from 0.

    Raises
    ------
    ValueError
        It holds text, an empty cell or a number below 0.
    """
    if not pd.api.types.is_numeric_dtype(column) or pd.api.types.is_bool_dtype(column):
        raise ValueError(f'Column "{column.name}" holds {column.dtype}, not numbers.')
    if column.isna().any():
        raise ValueError(f'Column "{column.name}" has an empty cell in row {int(column.isna().idxmax())}.')
    if (column < 0).any():
        raise ValueError(f'Column "{column.name}" has a number below 0; these charts begin at 0.')


def short(cell: Any) -> str:
    """A cell as it is printed: a day without its midnight, a number with its thousands, nothing for a gap."""
    if pd.isna(cell):
        return ""
    if isinstance(cell, pd.Timestamp):
        return f"{cell:%d %b %Y}".lstrip("0") if cell == cell.normalize() else f"{cell:%d %b %Y %H:%M}".lstrip("0")
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return in_words(cell)
    return str(cell)
