"""The file of figures is read strictly, and says what is wrong with it."""

from pathlib import Path

import pandas as pd
import pytest

from trainingkit.analytics import read_figures

HEAD = "place,source,measure,period,period_start,period_end,value,unit,confidence,source_id,note\n"
SOUND = "UK,NCA,reports,2017,2017-01-01,2017-12-31,1304,count,read,nca-2018,\n"


def written(folder: Path, *rows: str, head: str = HEAD) -> Path:
    """A file of these rows."""
    file = folder / "figures.csv"
    file.write_text(head + "".join(rows), encoding="utf-8")
    return file


def test_figures_come_tidy(tmp_path):
    """Numbers are numbers and days are days; a figure whose period is not known has no days."""
    undated = "Teesside,Police,reports,not stated,,,7,count,read,,The period is not stated.\n"
    figures = read_figures(written(tmp_path, SOUND, undated))

    assert [1304.0, 7.0] == figures["value"].tolist()
    assert pd.Timestamp("2017-12-31") == figures["period_end"][0]
    assert figures["period_start"].isna().tolist() == [False, True]
    assert HEAD.strip().split(",") == list(figures.columns)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (SOUND.replace("1304", "thousands"), 'line 2: value "thousands" is not a plain number'),
        (SOUND.replace("1304", '"1,304"'), 'line 2: value "1,304" is not a plain number'),
        (SOUND.replace("1304", "-1"), 'line 2: value "-1" is not a plain number'),
        (SOUND.replace("1304,count", "104,percent"), "line 2: value 104 is more than 100 percent"),
        (SOUND.replace("count", "reports"), 'line 2: unit "reports" is none of count, percent'),
        (SOUND.replace("read", "sure"), 'line 2: confidence "sure" is none of read, secondary'),
        (SOUND.replace("2017-12-31", "31/12/2017"), 'line 2: period_end "31/12/2017" is not a day'),
        (SOUND.replace("2017-12-31", "2017-02-30"), 'line 2: period_end "2017-02-30" is not a day'),
        (SOUND.replace("2017-12-31", "2016-12-31"), "the period ends on 2016-12-31, before it starts on 2017-01-01"),
        (SOUND.replace("2017-12-31", ""), "line 2: period_start and period_end: give both or neither"),
        (SOUND.replace("2017-01-01,2017-12-31", ","), "line 2: without dates, note has to say why"),
        (SOUND.replace("NCA", "", 1), "line 2: source is empty"),
        (SOUND + SOUND, "line 3: stands twice: UK, NCA, reports, 2017"),
        ("", "it has no figure"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path, row, told):
    """Each is named as it was written."""
    with pytest.raises(ValueError) as refused:
        read_figures(written(tmp_path, row))

    assert told in str(refused.value)
    assert str(refused.value).startswith("figures.csv cannot be used:")


def test_all_mistakes_are_told_at_once(tmp_path):
    """Ten of them at most, and how many more there are."""
    rows = [SOUND.replace("2017", str(1900 + n)).replace("1304", "many") for n in range(13)]
    with pytest.raises(ValueError) as refused:
        read_figures(written(tmp_path, *rows))

    assert "line 11:" in str(refused.value)
    assert str(refused.value).endswith("and 3 more")


@pytest.mark.parametrize(
    ("head", "told"),
    [(HEAD.replace(",unit", ""), "lacks a column: unit"), (HEAD.replace("note", "note,page"), "not known: page")],
)
def test_columns_are_the_known_ones(tmp_path, head, told):
    """A column too few or too many is named."""
    with pytest.raises(ValueError, match=told):
        read_figures(written(tmp_path, head=head))


def test_what_is_no_table_is_refused(tmp_path):
    """Bytes that are not UTF-8, nothing at all, and no file are each told in a sentence."""
    (tmp_path / "latin.csv").write_bytes(HEAD.encode() + SOUND.replace("UK", "Ynys Môn").encode("latin-1"))
    (tmp_path / "empty.csv").write_bytes(b"")

    for name in ("latin.csv", "empty.csv"):
        with pytest.raises(ValueError, match=f"{name} cannot be read as a table in UTF-8"):
            read_figures(tmp_path / name)
    with pytest.raises(FileNotFoundError, match="There is no file of figures at"):
        read_figures(tmp_path / "other.csv")
