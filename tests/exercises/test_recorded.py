"""A story played to be marked: each choice is on the disk first, the first run counts, nothing is rewritten."""

import errno
import json
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.effort import examples
from tests.exercises.assignment import NOON
from tests.exercises.test_saving import answer_file
from tests.tiny import tiny
from trainingkit.exercises import disk, form
from trainingkit.exercises.runs import Overtaken, Runs
from trainingkit.marking import check_value
from trainingkit.story.compiled import label_of, original_run, pack

STORY = tiny("""
    people: {caller: {name: Jo, role: victim}}
    criteria:
      - {id: k, text: Asked, why: It counts, red: true, best: {did: [start.ask]}}
    passages:
      start:
        lines: [{id: a, who: caller, text: Hello.}]
        ask: What now?
        choices: [{id: ask, text: Ask, to: middle, level: best}, {id: wait, text: Wait, to: middle, level: harmful}]
      middle: {lines: [{id: b, text: On.}], next: last}
      last: {ask: And now?, choices: [{id: end, text: End, to: over}, {id: again, text: Again, to: middle}]}
      over: {ending: held-well, later: [{id: l, text: Later.}]}
    """)


@pytest.fixture
def stories(notebook):
    """The packed forms beside the notebook."""
    (notebook / "stories").mkdir()
    for name in ("form-a", "form-b", "form-c"):
        (notebook / "stories" / f"{name}.story").write_bytes(pack(STORY))
    return notebook


def choose(n, choice):
    """What the page sends for a choice."""
    return {"type": "choose", "n": n, "choice": choice}


def replay(*choices):
    """What the page sends when it connects again, goes back or begins anew."""
    return {"type": "replay", "choices": list(choices)}


def player(play):
    """The player on the screen."""
    return play.children[-1]


def run_to_the_end(play, talk, first="c1"):
    """Play a whole run."""
    for n, choice in enumerate((first, "next", "c1"), start=1):
        talk(player(play), choose(n, choice))


def on_disk(folder):
    """The value in the answer file."""
    return json.loads((folder / "answers" / "call.json").read_bytes())["value"]


def made(run):
    """The choices of a run."""
    return [step["choice"] for step in run["steps"]]


def test_each_choice_is_on_the_disk_when_it_is_acknowledged(stories, talk):
    """The answer is what marking reads: form, story, when it began, each choice, whether it ended."""
    play = form("call")
    (told,) = talk(player(play), choose(1, "c2"))
    value = on_disk(stories)

    assert ("step", 1) == (told["type"], told["step"]["n"])
    assert [["c2"]] == [made(run) for run in value["runs"]]
    assert label_of(pack(STORY)).hash == value["runs"][0]["story"]
    assert value["form"] == value["runs"][0]["form"] == play.header.sheet["variant"]
    assert [] == check_value(answer_file(stories, "call").items.item("call"), value)
    assert ("start.wait",) == original_run(STORY, made(value["runs"][0]))


def test_a_new_kernel_goes_on_where_the_last_one_was_cut_off(stories, talk):
    """The scene opens with every saved step, and the next choice follows."""
    talk(player(form("call")), choose(1, "c1"))
    again = form("call")
    (told,) = talk(player(again), choose(2, "next"))

    assert [None, "c1"] == [step["chosen"] and step["chosen"]["choice"] for step in player(again).scene["steps"]]
    assert "step" == told["type"]
    assert ["c1", "next"] == made(on_disk(stories)["runs"][0])


def test_a_choice_made_while_the_kernel_was_away_is_kept(stories, talk):
    """The page sends its whole run when it connects again; what is new in it is saved."""
    talk(player(form("call")), choose(1, "c1"))
    (told,) = talk(player(form("call")), replay("c1", "next", "c2"))

    assert ("scene", 4) == (told["type"], len(told["steps"]))
    assert ["c1", "next", "c2"] == made(on_disk(stories)["runs"][0])


@pytest.mark.parametrize("choices", [(), ("c1",), ("c2",), ("c2", "next")])
def test_a_run_under_way_is_never_shortened_or_changed(stories, talk, choices):
    """Going back, beginning anew or another choice is refused in words; the page stands where the run stands."""
    play = form("call")
    talk(player(play), choose(1, "c1"))
    talk(player(play), choose(2, "next"))
    (told,) = talk(player(play), replay(*choices))

    assert ("scene", 3) == (told["type"], len(told["steps"]))
    assert play.said.value
    assert [["c1", "next"]] == [made(run) for run in on_disk(stories)["runs"]]


def test_the_page_is_told_that_the_story_is_recorded(stories):
    """So it offers no way back, and says that choices are saved; a released story is no draft."""
    opening = player(form("call")).scene["story"]

    assert (True, True, False) == tuple(opening[key] for key in ("recorded", "keeps", "draft"))


def test_going_back_is_refused_in_words(stories, talk):
    """The words say why, and when one can; they go with the next choice."""
    play = form("call")
    talk(player(play), choose(1, "c1"))
    talk(player(play), replay())
    refused = play.said.value
    talk(player(play), choose(2, "next"))

    assert "You cannot go back" in refused
    assert "" == play.said.value


def test_after_the_end_a_new_run_is_kept_as_the_next(stories, talk):
    """The first one stays the first, whole and unchanged."""
    play = form("call")
    run_to_the_end(play, talk)
    first = on_disk(stories)["runs"]
    talk(player(play), replay())
    unchanged = on_disk(stories)["runs"]
    talk(player(play), choose(1, "c2"))
    runs = on_disk(stories)["runs"]

    assert first == unchanged == runs[:1]
    assert [(["c1", "next", "c1"], True), (["c2"], False)] == [(made(run), run["ended"]) for run in runs]


def test_going_back_after_the_end_begins_a_new_run(stories, talk):
    """With the choices up to there; the first run keeps its own."""
    play = form("call")
    run_to_the_end(play, talk)
    (told,) = talk(player(play), replay("c1", "next"))
    talk(player(play), choose(3, "c2"))

    assert 3 == len(told["steps"])
    assert [["c1", "next", "c1"], ["c1", "next", "c2"]] == [made(run) for run in on_disk(stories)["runs"]]


def test_another_form_is_one_press_away(stories, talk):
    """At any time, with no reason asked; the run of the first form is kept, and a new kernel shows the other form."""
    play = form("call")
    talk(player(play), choose(1, "c1"))
    told = list(talk(play.header, {"type": "another", "n": 5}))
    talk(player(play), choose(1, "c2"))
    value = on_disk(stories)

    assert ["form-c", "form-c"] == [each["saved"]["value"]["form"] for each in told]
    assert ("form-c", ["c1"], ["c2"]) == (value["form"], *[made(run) for run in value["runs"]])
    assert [play.header.sheet["variant"], "form-c"] == [run["form"] for run in value["runs"]]
    assert 2 == len(player(form("call")).scene["steps"])


def test_the_header_is_told_of_every_choice(stories, talk, monkeypatch):
    """It shows what is saved, and when."""
    play, heard = form("call"), []
    monkeypatch.setattr(play.header, "send", heard.append)
    talk(player(play), choose(1, "c1"))

    assert [("state", 1)] == [(each["type"], each["saved"]["seq"]) for each in heard]


def test_a_choice_that_cannot_be_saved_is_not_made(stories, talk, monkeypatch):
    """No step is given; the reason is on the screen; once there is room the same choice goes through."""
    play = form("call")

    def full(*args):
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as without_room:
        without_room.setattr(disk.os, "replace", full)
        (refused,) = talk(player(play), choose(1, "c1"))
    why = play.said.value
    (made_now,) = talk(player(play), choose(1, "c1"))

    assert "unsaved" == refused["type"]
    assert "no room left" in why
    assert "step" == made_now["type"]
    assert [["c1"]] == [made(run) for run in on_disk(stories)["runs"]]


def test_another_tab_is_not_overwritten(stories, talk):
    """The tab that is behind is told, and stands where the run stands."""
    one, two = form("call"), form("call")
    talk(player(one), choose(1, "c1"))
    (told,) = talk(player(two), choose(1, "c2"))
    (stands,) = talk(player(two), replay("c2"))

    assert "refused" == told["type"]
    assert "another tab" in two.said.value
    assert [None, "c1"] == [step["chosen"] and step["chosen"]["choice"] for step in stands["steps"]]
    assert [["c1"]] == [made(run) for run in on_disk(stories)["runs"]]


def test_a_run_of_an_older_text_is_kept_and_a_new_one_begins(stories, talk):
    """After a correction of the story, choices on the old text mean something else."""
    talk(player(form("call")), choose(1, "c1"))
    changed = STORY.model_copy(update={"content_note": "Changed."})
    for path in (stories / "stories").iterdir():
        path.write_bytes(pack(changed))
    play = form("call")
    talk(player(play), choose(1, "c2"))
    runs = on_disk(stories)["runs"]

    assert [["c1"], ["c2"]] == [made(run) for run in runs]
    assert 2 == len({run["story"] for run in runs})


def test_a_run_that_cannot_have_been_made_is_left_as_it_is(stories, talk):
    """A file that was edited by hand does not stop the exercise."""
    talk(player(form("call")), choose(1, "c1"))
    path = stories / "answers" / "call.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"c1"', '"c9"'), encoding="utf-8")
    play = form("call")
    talk(player(play), choose(1, "c2"))

    assert 1 == len(play.children[-1].scene["steps"])
    assert [["c9"], ["c2"]] == [made(run) for run in on_disk(stories)["runs"]]


@pytest.mark.parametrize("started", ["yesterday", "2026-11-21T12:00:00"])
def test_a_run_with_no_moment_of_beginning_is_set_aside(stories, talk, started):
    """What marking could not read is not gone on with: the next choice would be lost, too."""
    talk(player(form("call")), choose(1, "c1"))
    path = stories / "answers" / "call.json"
    body = json.loads(path.read_bytes())
    body["value"]["runs"][0]["started"] = started
    path.write_text(json.dumps(body), encoding="utf-8")
    play = form("call")
    (told,) = talk(player(play), choose(1, "c2"))

    assert "step" == told["type"]
    assert "answers/set-aside/call-1.json" in play.note
    assert [["c2"]] == [made(run) for run in on_disk(stories)["runs"]]


@pytest.mark.parametrize("passed", [timedelta(days=-9000), timedelta(days=9000)])
def test_a_clock_that_was_set_meanwhile_costs_nothing(tmp_path, passed):
    """A machine that woke up in another year: the run can still be marked."""
    times = iter([NOON, NOON, NOON, NOON + passed, NOON + passed])
    file = answer_file(tmp_path, "call")
    runs = Runs(file, "form-a", {"form-a": "sha256:0"}, clock=lambda: next(times))
    runs.add(["c1"], ended=False)
    runs.add(["c2"], ended=False)

    assert [] == check_value(file.items.item("call"), file.open()[0].value)


def test_nothing_that_marks_reaches_the_page(stories, talk):
    """Not in the opening, not at the end: no criterion, no level, no result."""
    play = form("call")
    run_to_the_end(play, talk)
    (told,) = talk(player(play), replay("c1", "next", "c1"))
    ending = told["steps"][-1]["ending"]

    assert (None, None, []) == (ending["criteria"], ending["result"], ending["sections"])
    assert [] == [word for word in ("harmful", "held-well", "Asked", "It counts") if word in str(told)]


def test_a_story_that_is_missing_or_damaged_says_so(stories):
    """In place of the player, with what to do."""
    (stories / "stories" / "form-c.story").write_bytes(b"trainingkit-story 1 tiny sha256:0\nxx")
    damaged = form("call").sheet["error"]
    (stories / "stories" / "form-c.story").unlink()
    missing = form("call").sheet["error"]

    assert ("The story is damaged", "The story is not here") == (damaged["title"], missing["title"])
    assert '"stories/form-c.story"' in missing["detail"]


def test_runs_stop_at_the_most_there_can_be(tmp_path):
    """A run too many is refused in words; those that are kept stay readable."""
    runs = Runs(answer_file(tmp_path, "call"), "form-a", {"form-a": "sha256:0"}, clock=lambda: NOON)
    for _ in range(20):
        runs.add(["c1"], ended=True)
        if not runs.full:
            runs.begin_again([])

    with pytest.raises(disk.NotSaved, match="20 runs are kept"):
        runs.begin_again([])
    assert 20 == len(answer_file(tmp_path, "call").open()[0].value["runs"])


DOINGS = st.lists(
    st.tuples(st.integers(0, 1), st.sampled_from(["c1", "c2", "next", "back", "new kernel", "another"])), max_size=14
)


@examples(0.3)
@given(doings=DOINGS)
def test_no_acknowledged_choice_is_ever_lost_or_changed(tmp_path_factory, doings):
    """Two tabs, kernels that come and go, ways back and another form: each run on the disk only ever grows."""
    folder = tmp_path_factory.mktemp("runs")
    hashes = {"form-a": "sha256:a", "form-c": "sha256:c"}

    def kernel():
        file = answer_file(folder, "call")
        return Runs(file, "form-a", hashes, file.open()[0], clock=lambda: NOON)

    tabs, before = [kernel(), kernel()], []
    for tab, what in doings:
        runs = tabs[tab]
        try:
            if what == "new kernel":
                tabs[tab] = kernel()
            elif what == "another":
                runs.change_form("form-c")
            elif what == "back":
                runs.begin_again([]) if runs.ended else runs.look()
            elif not runs.ended:
                runs.add([what], ended=what == "next")
        except Overtaken:
            pass
        kept = answer_file(folder, "call").open()[0]
        now = [made(run) for run in kept.value["runs"]] if kept else []
        assert len(before) <= len(now)
        assert before == [run[: len(old)] for run, old in zip(now, before, strict=False)]
        assert tabs[tab].choices in ([], *now)
        before = now
