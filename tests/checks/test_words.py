"""The word lists flag what harms and leave alone what helps."""

import pytest

from tests.checks.stories import choosing, codes, good, saying, told


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("He put himself at risk.", "blaming-words"),
        ("She was naive.", "blaming-words"),
        ("{name} should not have sent it.", "blaming-words"),
        ("Why did you send it?", "blaming-words"),
        ("It will be online forever.", "blaming-words"),
        ("You should have told us sooner.", "blaming-words"),
        ("Offenders never post it.", "blaming-words"),
        ("Predators do this.", "blaming-words"),
        ("A man died after a suicide attempt and left a suicide note.", "suicide-words"),
        ("He wants a naked picture.", "explicit-words"),
        ("That was the wrong answer.", "pupil-score-words"),
        ("{name} scored well.", "pupil-score-words"),
        ("{name} does not want to die.", "pupil-suicide-words"),
        ("It happens to 91% of boys.", "pupil-figures"),
        ("Thousands of young people are targeted.", "pupil-figures"),
        ("The police had 34,000 reports.", "pupil-figures"),
        ("Make a screen recording.", "pupil-screenshot"),
        ("You are 15 and at home.", "pupil-as-victim"),
        ("Your phone lights up.", "pupil-as-victim"),
    ],
)
def test_words_that_harm_are_told(words, code):
    """A narrated line of a pupil story with such words is told, once for each cause."""
    assert code in codes(saying(words))


@pytest.mark.parametrize(
    "words",
    [
        "It is not {name}'s fault. The offender is to blame.",
        "The offender deceived {name}.",
        "{name} trusted a friendly message. Anyone might.",
        "Stay with them. Get an adult now. 999 if in danger.",
        "There are tools that can help block it.",
        "You can tell a teacher. You are not alone.",
        "You are not to blame.",
        "{name} is 15. It is five to ten in the evening.",
        "{name} saw two of the messages at 11:40.",
        "The aunt says: “Your phone can stay here with you.”",
        "Don't delete. Don't pay. Tell.",
        "The account asked for £200.",
        "Nobody is cross. A ticket for the bus lies on the table.",
        "The stick of the umbrella is silvery.",
        "Three weeks later, {name} sleeps well.",
    ],
)
def test_words_that_help_are_left_alone(words):
    """None of these is told."""
    assert () == told(saying(words))


@pytest.mark.parametrize(
    "words",
    ["It is too late to tell.", "Do not wait: it is too late.", "Tell somebody before it is too late.", "Too late!"],
)
@pytest.mark.parametrize("audience", ["pupil", "officer"])
def test_nobody_reads_that_it_is_too_late(words, audience):
    """The words are told for every audience unless it is denied right there."""
    assert {"too-late-said"} == codes(saying(words, audience))


@pytest.mark.parametrize(
    "words",
    ["It isn't too late.", "That was never too late.", "I don't think that it is too late.", "Not yet too late."],
)
def test_that_it_is_not_too_late_may_be_said(words):
    """The words that help hold "too late" as well, and are left alone."""
    assert () == told(saying(words))


def test_the_trainer_does_not_read_it_either():
    """What is read aloud in class is looked at like what stands on the page."""
    trainer = 'lines: [{id: w-1, text: "These people help."}]\n    trainer: {point: "Once paid, it is too late."}'

    assert {"too-late-said"} == codes(good("pupil", ('lines: [{id: w-1, text: "These people help."}]', trainer)))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Sam is here. Sam sits down.", [('"Sam" is a name of the cast', "write {name}")]),
        ("Jo's phone buzzes.", [('"Jo" is a name of the cast', "write {name}")]),
        ("Samantha is an aunt of {name}.", []),
    ],
)
def test_a_name_of_the_cast_is_not_typed(words, expected):
    """A typed name would stay when another set of names is picked."""
    assert expected == [(d.message, d.hint) for d in told(saying(words))]


def test_a_name_that_is_a_word_may_begin_a_sentence():
    """The name Will is told only where it must be a name."""

    def found(words: str) -> list[str]:
        text = good("pupil", ("Robin]", "Will]"), ('"The police take over."', f'"{words}"'))
        return [d.code for d in told(text)]

    assert [] == found("Will it stop?")
    assert ["pupil-cast"] == found("The police ring Will.")


@pytest.mark.parametrize(
    "words",
    [
        "{name} sends a picture",
        "{name} accepts the request",
        "Say no to the video call",
        "{name} shows a friend the photo",
        "Share the image with a teacher",
        "Do not send any more pictures",
        "Turn on the camera",
    ],
)
def test_no_choice_handles_an_image_or_a_request(words):
    """Sending, showing, accepting and refusing an image or a request are never chosen."""
    assert "pupil-image-choice" in codes(choosing(words))


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("{name} shows the messages to an aunt", "tell"),
        ("Threatening to share a picture", "notice"),
        ("Asking someone to send a picture", "notice"),
        ("Ask how a picture can be removed", "report"),
        ("Report the account", "report"),
        ("Tell a teacher about the picture", "tell"),
        ("{name} shares a worry with a friend", "tell"),
    ],
)
def test_noticing_and_telling_may_name_an_image(words, act):
    """What the offender does may be noticed, and a picture may be spoken of to somebody who helps."""
    assert set() == codes(choosing(words, act))


def test_a_consequence_may_tell_what_the_offender_does():
    """That the account threatens to share it is a consequence, not something the reader does."""
    assert set() == codes(choosing("Wait a while", "wait", then="The account says it will share the picture."))


def test_what_is_said_in_quotation_marks_may_say_you():
    """A choice may hold the words that somebody says to a friend."""
    assert set() == codes(choosing("A friend says “You are not alone”", "support"))
    assert {"pupil-as-victim"} == codes(choosing("You tell a friend", "tell"))


def test_an_officer_may_choose_badly_and_a_victim_may_blame_himself():
    """A harmful choice and a victim's own words may be harsh; an acceptable choice may not."""
    harsh = '"Ask why did he pay anything"'
    self_blame = good("officer", ('"I am fine, just angry."', '"I feel so stupid."'))

    assert set() == codes(self_blame)
    assert set() == codes(good("officer", ('"Keep them talking"', harsh)))
    assert {"blaming-words"} == codes(good("officer", ('"Block the account"', harsh)))


def test_words_about_words_may_be_quoted_in_the_teaching():
    """The teaching may quote what not to say; a pupil's debrief may not."""
    quoting = good("officer", ("Ask about safety first.", "Leave out “why did you pay”."))

    assert set() == codes(quoting)
    assert "blaming-words" in codes(good("pupil", ("The offender set a trap.", "Leave out “why did you pay”.")))


def test_the_caret_stands_under_the_words():
    """A finding about words names the column where they begin and their length."""
    at = told(saying("The police say he fell for it."))[0].location

    assert (55, 48, 11) == (at.line, at.column, at.width)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("It is called revenge porn.", "blaming-words"),
        ("She sent nudes.", "blaming-words"),
        ("A boy committed suicide.", "suicide-words"),
    ],
)
def test_words_of_two_lists_are_told_once(words, code):
    """The code that knows what to say instead tells it."""
    assert [code] == [d.code for d in told(saying(words))]


def test_a_service_is_called_by_its_own_name():
    """Exactly as the guidance has it, to readers who are shown it: in small letters or to pupils it stays refused."""
    name, words = "Ring the Revenge Porn Line together.", "Ring the revenge porn line together."

    assert set() == codes(saying(name, "officer"))
    assert {"blaming-words"} == codes(saying(words, "officer"))
    assert {"blaming-words"} == codes(saying(name))


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("You have until midnight.", True),
        ("You have until 9 pm.", True),
        ("I tell your mum.", True),
        ("I'll show everyone.", True),
        ("Your class will see it.", True),
        ("You have one hour.", False),
        ("I have a private picture of you.", False),
        ("Please keep me a secret.", False),
        ("Who are your best friends at school?", False),
        ("I am up until late.", False),
    ],
)
def test_an_offender_sets_no_deadline_and_makes_no_threat(words, is_told):
    """Deadlines and threats are narrated; the signs to know it by may be quoted."""
    assert is_told == ("offender-words" in codes(good("pupil", ("Hello there", words))))
