"""trainingkit prepare."""

import json
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path

import pytest

from tests.cli.an_instructor import contents, instructor
from tests.cli.running import run
from trainingkit.cli import preparing
from trainingkit.course import prepared


class Here:
    """Does at once what other processes would be given to do."""

    def __init__(self, **more: object) -> None:
        self.shutdown = lambda **how: None

    def __enter__(self) -> "Here":
        return self

    def __exit__(self, *what: object) -> None:
        return None

    def submit(self, work, *words) -> Future:
        done: Future = Future()
        try:
            done.set_result(work(*words))
        except Exception as error:
            done.set_exception(error)
        return done


@pytest.fixture(autouse=True)
def few_variants(monkeypatch):
    """Two variants and one of the other case, built in this process: a test does not start others to build 32."""
    monkeypatch.setattr(prepared, "VARIANTS", 2)
    monkeypatch.setattr(prepared, "OTHER_VARIANTS", 1)
    monkeypatch.setattr(preparing, "ProcessPoolExecutor", Here)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An instructor's folder in which nothing is prepared yet."""
    return instructor(tmp_path)


def prepare(root: Path, *words: str):
    """The result of the command in this folder."""
    return run("prepare", *words, "--instructor", root)


def test_everything_is_made_for_every_assignment(root):
    """Stories packed, cases solved, one line for each assignment; the truth lies where nothing is released from."""
    result = prepare(root)

    assert 0 == result.exit_code, result.output
    lines = [line.partition(" (")[0] for line in result.stderr.splitlines()]
    assert ["call: 3 stories", "pick: 3 variants, each solved from its own files"] == lines
    assert {"form-a.story", "form-b.story", "form-c.story"} == set(contents(root / "source/call/stories"))
    assert {"v01", "v02", "x01"} == {path.name for path in (root / "source/pick/cases").iterdir()}
    assert {"v01.json", "v02.json", "x01.json"} == set(contents(root / "truth/pick"))
    assert [] == [path for path in (root / "source").rglob("*") if path.name.startswith(".")]


def test_cases_are_built_beside_each_other(root, monkeypatch):
    """Other processes come to the same; what one of them refuses is told."""
    prepare(root, "pick")
    before = contents(root / "source")
    monkeypatch.setattr(preparing, "ProcessPoolExecutor", ProcessPoolExecutor)

    assert 0 == prepare(root, "pick").exit_code
    assert before == contents(root / "source")
    (root / "solutions" / "evidence_case.py").write_text("def solve(folder): return {}\n")
    assert 'Error: variant v01 of "small-case" is not solved: ' in prepare(root, "pick").stderr


def test_an_assignment_with_stories_alone_has_no_truth(root):
    """Only the one that is named is made."""
    result = prepare(root, "call")

    assert "call: 3 stories (0.0 MB)\n" == result.stderr
    assert not (root / "truth" / "call").exists()
    assert not (root / "source/pick/cases").exists()


def test_the_secret_is_for_its_owner_alone(root):
    """64 hexadecimal digits, made at first use; the truth is private, too."""
    prepare(root)

    assert 0o600 == (root / "secret").stat().st_mode & 0o777
    assert 32 == len(bytes.fromhex((root / "secret").read_text().strip()))
    assert 0o700 == (root / "truth" / "pick").stat().st_mode & 0o777


def test_the_same_secret_gives_the_same_cases(root, tmp_path):
    """And another secret gives others, so that the package alone cannot know them."""
    (tmp_path / "again").mkdir()
    again, other = instructor(tmp_path / "again"), instructor(tmp_path / "again" / "other")
    for folder, secret in ((root, "ab"), (again, "ab"), (other, "cd")):
        (folder / "secret").write_text(secret * 32)
        prepare(folder)

    assert contents(root / "source/pick/cases") == contents(again / "source/pick/cases")
    assert contents(root / "truth") == contents(again / "truth")
    assert contents(root / "truth") != contents(other / "truth")


def test_preparing_again_changes_nothing(root):
    """The secret stays."""
    prepare(root)
    before = contents(root)
    prepare(root)

    assert before == contents(root)


@pytest.mark.parametrize(
    ("name", "hint"), [("pikc", 'did you mean "pick"?'), ("first-response", "there are: call, pick")]
)
def test_an_unknown_assignment_is_guessed(root, name, hint):
    """Exit code 1, and nothing is made, no secret either."""
    before = contents(root)
    result = prepare(root, "call", name)

    assert 1 == result.exit_code
    assert f'Error: there is no assignment "{name}"; {hint}\n' == result.stderr
    assert before == contents(root)


def test_a_folder_without_assignments_is_told(tmp_path):
    """Else it would seem that all is prepared."""
    result = prepare(tmp_path)

    assert 1 == result.exit_code
    assert f'Error: there is no assignment in "{tmp_path / "source"}"\n' == result.stderr


def test_a_folder_that_is_not_there_is_a_wrong_command(tmp_path):
    """Exit code 2."""
    assert 2 == prepare(tmp_path / "no").exit_code


@pytest.mark.parametrize("secret", ["", "abc", "zz" * 32, "ab" * 31, "é" * 64])
def test_a_bad_secret_is_never_replaced(root, secret):
    """It may be half of one that trainees' cases follow from."""
    (root / "secret").write_text(secret, encoding="utf-8")
    before = contents(root)
    result = prepare(root)

    assert 1 == result.exit_code
    told = "is not a secret; take it from your backup, or remove it to begin anew"
    assert f'Error: "{root / "secret"}" {told}\n' == result.stderr
    assert before == contents(root)


@pytest.mark.parametrize(
    ("path", "old", "new", "code"),
    [
        ("cases/other-case.yml", "{id: paid, who: victim,", "{id: paid, who: vicitm,", "unknown-person"),
        ("source/pick/items.yml", "kind: choose-one, title: First", "kind: choose-on, title: First", "unknown-word"),
        ("keys/pick.yml", "points: 4", "pionts: 4", "unknown-key"),
    ],
)
def test_a_mistake_anywhere_changes_nothing(root, path, old, new, code):
    """All files are read before anything is made: a case, items and a key."""
    file = root / path
    file.write_text(file.read_text().replace(old, new, 1))
    before = contents(root)
    result = prepare(root)

    assert 1 == result.exit_code
    assert f"error[{code}]" in result.stderr
    assert before == contents(root)


def test_a_story_that_cannot_be_played_is_told(root):
    """With the command that says why."""
    (root / "assessed/form-b/story.yml").write_text("format: 1")
    result = prepare(root, "call")

    assert 1 == result.exit_code
    assert f'the story "form-b" cannot be played: trainingkit check {root}/assessed/form-b' in result.stderr


@pytest.mark.parametrize(
    ("solution", "told"),
    [
        ("def solve(folder): return {}\n", 'variant v01 of "small-case" is not solved: '),
        ("def solve(folder): return 1 / 0\n", "the reference solution fails with ZeroDivisionError: division by zero"),
        ("def slove(folder): return {}\n", 'evidence_case.py" has no function "solve"'),
        ("def solve(folder)\n", 'evidence_case.py" fails with SyntaxError: '),
        (None, 'evidence_case.py" is not there'),
    ],
)
def test_a_case_that_is_not_solved_leaves_the_old_ones(root, solution, told):
    """What was prepared before stays, truth and cases; the truth itself is not told."""
    prepare(root)
    before = contents(root / "source") | contents(root / "truth")
    path = root / "solutions" / "evidence_case.py"
    path.unlink() if solution is None else path.write_text(solution)
    result = prepare(root)

    assert 1 == result.exit_code
    assert told in result.stderr
    assert before == contents(root / "source") | contents(root / "truth")
    values = json.loads((root / "truth/pick/v01.json").read_text()).values()
    words = result.stderr.replace(str(root), "")  # whose numbers pytest chooses
    assert not any(isinstance(value, str) and value and value in words for value in values)


@pytest.mark.parametrize("kind", [KeyboardInterrupt, OSError])
def test_an_interruption_leaves_the_old_ones(root, monkeypatch, kind):
    """Between two folders of the new ones, say; what comes of each step is tested with the folders."""
    prepare(root)
    before = contents(root / "source") | contents(root / "truth")
    (root / "secret").write_text("ab" * 32)
    real, calls = Path.rename, []

    def third_fails(self, target):
        calls.append(1)
        if len(calls) == 3:
            raise kind("in the middle")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", third_fails)
    result = prepare(root, "pick")

    assert 1 == result.exit_code
    assert before == contents(root / "source") | contents(root / "truth")


def test_a_place_that_allows_no_file_is_told(root):
    """One sentence, no traceback."""
    (root / "truth").write_text("a file")
    result = prepare(root, "pick")

    assert 1 == result.exit_code
    assert result.stderr.startswith(f'Error: "{root / "truth"}')
    assert "cannot be written: " in result.stderr
    assert not (root / "source/pick/cases").exists()


def test_cases_that_are_released_stay_as_they_are(root):
    """Whoever has fetched them would be marked by the truth of others; the same ones may be made again."""
    prepare(root)
    released = root / "release" / "pick" / "cases" / "v01"
    released.mkdir(parents=True)
    name = "chat-export.json"
    (released / name).write_bytes((root / "source/pick/cases/v01" / name).read_bytes())
    assert 0 == prepare(root, "pick").exit_code
    (root / "secret").write_text("ab" * 32)
    before = contents(root)
    result = prepare(root, "pick")

    assert 1 == result.exit_code
    assert f'"pick" is released with another v01/{name}, and whoever has it would be marked' in result.stderr
    assert f'if nobody has fetched it, remove "{root / "release" / "pick"}" first' in result.stderr
    assert before == contents(root)


def test_stories_that_are_released_stay_as_they_are(root):
    """A run on an older edition could not be marked; the same edition may be packed again."""
    prepare(root, "call")
    released = root / "release" / "call" / "stories" / "form-a.story"
    released.parent.mkdir(parents=True)
    packed = (root / "source/call/stories/form-a.story").read_bytes()
    released.write_bytes(packed.partition(b"\n")[0] + b"\npacked elsewhere")
    assert 0 == prepare(root, "call").exit_code
    story = root / "assessed" / "form-a" / "story.yml"
    story.write_text(story.read_text().replace("title: ", "title: New ", 1))
    before = contents(root)
    result = prepare(root, "call")

    assert 1 == result.exit_code
    assert '"call" is released with another stories/form-a.story, and whoever has it could not be' in result.stderr
    assert before == contents(root)


def test_a_secret_that_cannot_be_read_is_told(root):
    """And never called wrong: removing it would make every case another one."""
    (root / "secret").mkdir()
    result = prepare(root)

    assert 1 == result.exit_code
    assert f'Error: "{root / "secret"}" cannot be read: Is a directory\n' == result.stderr


def test_too_much_to_fetch_is_refused(root, monkeypatch):
    """A slow line carries it in a minute or two, or it is not made."""
    monkeypatch.setattr(preparing, "LARGEST", 10_000)
    result = prepare(root, "pick")

    assert 1 == result.exit_code
    assert "MB would have to be fetched; at most 0 may be" in result.stderr
    assert not (root / "source/pick/cases").exists()
