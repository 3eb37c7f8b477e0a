"""The exhibit log in both forms: every column has a field, and says how it is filled in."""

from datetime import UTC, datetime

import pytest
from pydantic import ValidationError

from trainingkit.evidence import (
    CONTINUITY_COLUMNS,
    EXHIBIT_COLUMNS,
    PRODUCTION_COLUMNS,
    ContinuityEntry,
    Exhibit,
    Production,
    exhibit_columns,
)

FORMS = {"exhibits": EXHIBIT_COLUMNS, "productions": PRODUCTION_COLUMNS, "continuity": CONTINUITY_COLUMNS}
LINE = {"case_ref": "TRAIN-1", "description": "A list", "original_name": "bank.csv"}


@pytest.mark.parametrize(
    ("model", "columns"),
    [(Exhibit, EXHIBIT_COLUMNS), (Production, PRODUCTION_COLUMNS), (ContinuityEntry, CONTINUITY_COLUMNS)],
)
def test_a_line_has_a_field_for_each_column_and_no_other(model, columns):
    """What a form asks can be kept, and what is kept is asked."""
    assert set(model.model_fields) == {column.id for column in columns}


@pytest.mark.parametrize("form", FORMS)
def test_a_column_can_be_drawn_as_a_form(form):
    """Each has its own id, a label and help, and options exactly if it is a choice."""
    columns = FORMS[form]

    assert len(columns) == len({column.id for column in columns}) == len({column.label for column in columns})
    assert all(column.label and column.help.endswith(".") for column in columns)
    assert all(bool(column.options) == (column.format == "choice") for column in columns)


@pytest.mark.parametrize(("model", "columns"), [(Exhibit, EXHIBIT_COLUMNS), (Production, PRODUCTION_COLUMNS)])
def test_every_option_can_be_written(model, columns):
    """What the form offers, the line accepts."""
    own = {"exhibit_ref": "AB/1"} if model is Exhibit else {"production_no": "1", "label_no": "1"}
    for column in columns:
        for option in column.options:
            assert option == getattr(model(**LINE, **own, **{column.id: option}), column.id)


def test_scotland_has_its_own_form():
    """Productions have labels and signatures, and say from whom and to whom; elsewhere there are exhibits."""
    ids = {column.id for column in exhibit_columns("scotland")}

    assert {"production_no", "label_no", "signatures", "received_from", "handed_on"} <= ids
    assert EXHIBIT_COLUMNS == exhibit_columns("england-wales") == exhibit_columns("northern-ireland")


def test_a_line_is_written_in_the_order_of_the_columns():
    """Times keep their offset, and what is not known stays empty."""
    at = datetime(2026, 7, 1, 9, 5, tzinfo=UTC)
    cells = Exhibit(**LINE, exhibit_ref="AB/1", capture_time=at, size=0).cells()

    assert [column.id for column in EXHIBIT_COLUMNS] == list(cells)
    assert ["2026-07-01T09:05+00:00", "0", ""] == [cells["capture_time"], cells["size"], cells["event_time"]]


@pytest.mark.parametrize(
    "wrong",
    [
        {"exhibit_ref": "phone stuff"},
        {"hash_value": "abc"},
        {"capture_time": datetime(2026, 7, 1)},
        {"size": -1},
        {"sensitivity": "perhaps"},
        {"notes": "an unknown column"},
    ],
)
def test_a_line_that_cannot_be_right_is_refused(wrong):
    """A reference without initials, half a hash, a time without a zone: told when it is written."""
    with pytest.raises(ValidationError):
        Exhibit(**(LINE | {"exhibit_ref": "AB/1"} | wrong))
