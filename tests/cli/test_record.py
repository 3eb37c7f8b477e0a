"""trainingkit record."""

from tests.cli.running import ROOT, run
from tests.grading.classes import new_class


def test_before_anything_is_marked_there_is_no_record(tmp_path):
    """It says that nothing was marked, and makes no file."""
    root = new_class(tmp_path).root
    result = run("record", "seat-01", "--instructor", root, "--course", ROOT / "course", "--text")

    assert 1 == result.exit_code
    assert "nothing was marked" in result.output
    assert not (root / "private").exists() and not (root / "records.db").exists()
