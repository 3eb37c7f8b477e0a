"""The analysts' functions: the reference gives what is wanted, and each usual mistake is seen in what it gives."""

import inspect

import pytest

from tests.content.analysts import ASSIGNMENT, FUNCTIONS, SOLUTIONS, lost, marked, solved

NET, LOCAL = (inspect.getsource(getattr(SOLUTIONS, name)) for name in FUNCTIONS.values())
WRONG_VERSIONS = {
    "pence by way of fractions": (NET, 'int(row["pounds"].replace(".", ""))', 'int(float(row["pounds"]) * 100)'),
    "pounds, not pence": (NET, 'int(row["pounds"].replace(".", ""))', 'float(row["pounds"])'),
    "the last payment only": (NET, 'net.get(row["account"], 0) + pence', "pence"),
    "money back counted as lost": (NET, "pence = -pence", "pass"),
    "money back left out": (NET, "pence = -pence", "continue"),
    "by name": (NET, 'row["account"]', 'row["payee"]'),
    "account numbers as numbers": (NET, 'row["account"]', 'int(row["account"])'),
    "nothing for an account at 0": (NET, "return net", "return {account: p for account, p in net.items() if p}"),
    "the wrong way": (LOCAL, "timedelta(hours=hours)", "timedelta(hours=-hours)"),
    "always an hour": (LOCAL, "timedelta(hours=hours)", "timedelta(hours=1)"),
    "the hour without the day": (LOCAL, "at.strftime(", 'row["utc"][:11] + at.strftime("%H:%M") or at.strftime('),
    "in the order given": (LOCAL, 'sorted(rows, key=lambda row: row["utc"])', "rows"),
    "the last first": (LOCAL, 'key=lambda row: row["utc"])', 'key=lambda row: row["utc"], reverse=True)'),
    "equal times by event": (LOCAL, 'key=lambda row: row["utc"])', 'key=lambda row: (row["utc"], row["event"]))'),
    "with the seconds": (LOCAL, "%H:%M", "%H:%M:%S"),
    "the old time kept": (LOCAL, '{"local": local,', '{**row, "local": local,'),
}


@pytest.mark.parametrize("mistake", WRONG_VERSIONS)
def test_a_wrong_function_gets_nothing(mistake: str):
    """Each way in which such a function usually goes wrong is seen in what it gives."""
    sound, part, instead = WRONG_VERSIONS[mistake]
    item = "net-by-account" if sound is NET else "local-times"
    answers = solved("v01") | {item: {"source": sound.replace(part, instead)}}

    assert part in sound
    assert {item: 2} == lost(marked(answers))


def test_a_function_written_another_way_gets_all_points():
    """What a function gives is marked, and not how: fractions that are rounded in the end are sound."""
    rounded = NET.replace('int(row["pounds"].replace(".", ""))', 'round(float(row["pounds"]) * 100)')

    assert rounded != NET
    assert {} == lost(marked(solved("v01") | {"net-by-account": {"source": rounded}}))


def test_the_untouched_functions_get_nothing():
    """A stub that was saved as it was given is a function that gives nothing."""
    stub = "def {}:\n    raise NotImplementedError()\n"
    stubs = {
        "net-by-account": {"source": stub.format("net_by_account(rows)")},
        "local-times": {"source": stub.format("local_times(rows, hours)")},
    }

    assert {"net-by-account": 2, "local-times": 2} == lost(marked(solved("v01") | stubs))


def test_the_cells_to_write_in_hold_the_reference_solution():
    """The source's solution cells are the reference, with one marked region each, and may be edited."""
    cells = {cell.id: cell for cell in ASSIGNMENT.notebook.cells}
    for item, function in FUNCTIONS.items():
        cell = cells[f"{item}-answer"]
        lines = cell.source.splitlines()
        stub = lines[: lines.index("    ### BEGIN SOLUTION")]

        assert inspect.getsource(getattr(SOLUTIONS, function)).split() == [
            word for line in lines if "### " not in line for word in line.split()
        ]
        assert [1, 1] == [cell.source.count(f"### {word} SOLUTION") for word in ("BEGIN", "END")]
        assert (True, False, False) == tuple(cell.nbgrader[key] for key in ("solution", "grade", "locked"))
        assert len(stub) + 2 <= 12
