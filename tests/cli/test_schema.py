"""trainingkit schema, and the description of the format."""

import json
import re
from datetime import date

from tests.cli.running import ROOT, run
from trainingkit.checks import check_story
from trainingkit.guidance import load_guidance
from trainingkit.story import read_story
from trainingkit.story.published_words import KEYS
from trainingkit.story.walkthroughs import Walkthrough, run_walkthrough

SCHEMA = ROOT / "docs" / "story.schema.json"
FORMAT = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")


def parts(schema):
    """Each kind of mapping in a story file, with its schema."""
    return {"Story": schema, **schema["$defs"]}


def test_the_published_schema_is_up_to_date():
    """``trainingkit schema --out docs/story.schema.json`` writes it again."""
    assert SCHEMA.read_text(encoding="utf-8") == run("schema").output


def test_the_schema_can_be_written_to_a_file(tmp_path):
    """The same as is printed."""
    run("schema", "--out", tmp_path / "schema.json")

    assert SCHEMA.read_text(encoding="utf-8") == (tmp_path / "schema.json").read_text(encoding="utf-8")


def test_a_missing_folder_is_made(tmp_path):
    """As for a map."""
    run("schema", "--out", tmp_path / "new" / "schema.json")

    assert (tmp_path / "new" / "schema.json").is_file()


def test_a_place_that_allows_no_file_is_told(tmp_path):
    """One sentence, no traceback."""
    (tmp_path / "new").write_text("a file")
    result = run("schema", "--out", tmp_path / "new" / "schema.json")

    assert 1 == result.exit_code
    assert result.output.endswith(f'cannot be written: "{tmp_path / "new"}" is a file, not a folder\n')


def test_every_key_says_what_it_is_for():
    """An editor shows a sentence for each key."""
    silent = [
        f"{name}.{key}"
        for name, part in parts(json.loads(SCHEMA.read_text())).items()
        for key, value in part["properties"].items()
        if not value.get("description")
    ]

    assert [] == silent


def test_unknown_keys_are_underlined():
    """No mapping of a story file may have a key that is not described."""
    loose = [name for name, part in parts(json.loads(SCHEMA.read_text())).items() if part["additionalProperties"]]

    assert [] == loose


def test_one_claim_needs_no_list():
    """The schema allows what the reader allows."""
    kinds = [way["type"] for way in json.loads(SCHEMA.read_text())["$defs"]["Line"]["properties"]["claim"]["anyOf"]]

    assert ["string", "array"] == kinds


def test_the_page_for_authors_explains_every_key():
    """docs/format.md has a row for each key, in the words of the schema, a star on what cannot be left out."""
    needed = {name: part.get("required", ()) for name, part in parts(json.loads(SCHEMA.read_text())).items()}
    rows = [
        f"| `{key}`{' *' if key in needed[name] else ''} | {words} |"
        for name, keys in KEYS.items()
        for key, words in keys.items()
    ]

    assert [] == [row for row in rows if row not in FORMAT.splitlines()]


def test_the_story_for_authors_passes_the_check(tmp_path):
    """The example of docs/format.md is a story that can be played."""
    text = re.search(r"```yaml\n(format: 1\n.*?)```", FORMAT, re.DOTALL)[1]
    file = read_story(tmp_path / "story.yml", text)

    assert () == check_story(file, guidance=load_guidance(), today=date(2026, 11, 21))


def test_the_walkthrough_for_authors_replays(tmp_path):
    """So does the walkthrough beside it."""
    story = read_story(tmp_path / "story.yml", re.search(r"```yaml\n(format: 1\n.*?)```", FORMAT, re.DOTALL)[1]).story
    run_of_page = Walkthrough(story="a-new-neighbour", name="Showed it", choices=("request.show",), ending="calmer")

    assert "choices: [request.show]" in FORMAT
    assert "calmer" == run_walkthrough(story, run_of_page).state.passage
