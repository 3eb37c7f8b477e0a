"""Static files."""

import gzip

from trainingkit.serving.assets import Assets


def test_files_are_known_by_name_and_nothing_else_is(tmp_path):
    """A path is never looked up on disk, so there is nothing to climb out of."""
    (tmp_path / "page.css").write_text("a {}")
    (tmp_path / "notes.md").write_text("x")
    (tmp_path / "inner").mkdir()
    assets = Assets(tmp_path)

    assert assets.get("page.css").body == b"a {}"
    assert [None] * 4 == [assets.get(name) for name in ("notes.md", "inner", "../page.css", "")]


def test_an_address_changes_with_the_file(tmp_path):
    """So a browser may keep it for ever."""
    (tmp_path / "page.css").write_text("a {}")
    before = Assets(tmp_path).url("page.css")
    (tmp_path / "page.css").write_text("b {}")

    assert before != Assets(tmp_path).url("page.css")


def test_the_compressed_file_is_the_same_file(tmp_path):
    """And the same bytes every time."""
    (tmp_path / "page.css").write_text("a {}" * 100)
    first, second = Assets(tmp_path).get("page.css"), Assets(tmp_path).get("page.css")

    assert first.body == gzip.decompress(first.compressed)
    assert first.compressed == second.compressed
