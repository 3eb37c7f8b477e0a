"""Rules about every path: what is told, what is not, and once."""

from tests.checks.stories import codes, good, told

MORE = '"The account wants money."}, {id: t-2, who: account, text: "Hello again"}'
TELLS = 'text: "{name} tells a friend", to: who-helps}'


def passage(name: str, after: str, stage: str = "after") -> str:
    """A passage that only leads on."""
    return f'  {name}:\n    stage: {stage}\n    lines: [{{id: l-{name}, text: "On."}}]\n    next: {after}\n'


def test_not_too_late_must_be_said_to_everybody_who_paid():
    """A line that says it under a condition does not reach those for whom the condition fails."""
    text = good(
        "pupil",
        ("start: request", "flags: [told]\nstart: request"),
        (TELLS, 'text: "{name} tells a friend", to: demand, set: [told]}'),
        ('text: "It is not too late."}', 'text: "It is not too late.", if: told}'),
    )
    (found,) = told(text)

    assert "payment-not-followed" == found.code
    assert "request.hello > demand.pay" in found.message


def test_a_payment_that_is_narrated_is_followed_too():
    """The beat counts where no choice pays."""
    text = good(
        "pupil",
        ("act: pay, ", "act: wait, "),
        ("beats: [payment, not-too-late]", "beats: [payment]"),
    )

    assert {"payment-not-followed"} == codes(text)


def test_support_in_the_ending_itself_is_support():
    """The last passage may be where somebody stands by the victim."""
    text = good(
        "pupil",
        ("    beats: [support]\n", ""),
        ("    ending: supported\n", "    ending: supported\n    beats: [support]\n"),
    )

    assert set() == codes(text)


def test_one_finding_for_each_ending_without_support():
    """Threat, harm and payment before one ending are one cause."""
    text = good("pupil", ("    beats: [support]\n", ""), ("beats: [threat]", "beats: [threat, harm]"))

    assert ["harm-without-support"] == [d.code for d in told(text)]


def test_telling_may_end_the_story_before_the_threat():
    """Telling and leaving bring help sooner; noticing never averts."""
    assert set() == codes(good("pupil"))
    for act in ("think", "wait", "keep"):
        text = good("pupil", (TELLS, TELLS + f'\n      - {{id: other, act: {act}, text: "Something", to: who-helps}}'))
        assert {"pupil-threat-averted"} == codes(text)
    for act in ("tell", "leave"):
        text = good("pupil", (TELLS, TELLS + f'\n      - {{id: other, act: {act}, text: "Something", to: who-helps}}'))
        assert set() == codes(text)


def test_only_the_first_of_a_chain_that_nothing_leads_to_is_told():
    """Whoever mends the first link mends the rest."""
    chain = passage("lost-3", "end") + passage("lost-2", "lost-3") + passage("lost-1", "lost-2")
    found = told(good("pupil", ("  end:\n", chain + "  end:\n")))

    assert ['nothing leads to passage "lost-1"'] == [d.message for d in found]


def test_a_ring_that_nothing_leads_to_is_told_once():
    """Two passages that lead to each other only: one finding."""
    ring = passage("ring-1", "ring-2") + passage("ring-2", "ring-1")

    assert ["unreachable-passage"] == [d.code for d in told(good("pupil", ("  end:\n", ring + "  end:\n")))]


def test_a_long_run_is_shortened_in_the_middle():
    """Three choices from each end of a long run are enough to find the place."""
    text = good("pupil", ("    beats: [support]\n", ""))
    steps = "".join(passage(f"step-{n}", f"step-{n + 1}" if n < 8 else "end") for n in range(1, 9))
    text = text.replace("    next: end\n", "    next: step-1\n").replace("  end:\n", steps + "  end:\n")
    (found,) = told(text)

    assert "request.hello > demand.tell > told.next > ... > step-6.next > step-7.next > step-8.next" in found.message


def test_a_loop_that_can_be_left_is_no_trap():
    """Going round is allowed as long as there is a way out."""
    text = good("pupil", (TELLS, TELLS + '\n      - {id: wait, act: wait, text: "Wait a day", to: request}'))

    assert set() == codes(text)


def test_a_trap_that_leads_to_a_hidden_choice_is_told_there():
    """Where every choice is hidden the reader is stuck; the way there is not told as well."""
    text = good(
        "pupil",
        ("start: request", "flags: [told]\nstart: request"),
        (TELLS, 'text: "{name} tells a friend", to: who-helps, set: [told]}'),
        ("    next: end", '    choices:\n      - {id: go, act: think, if: told, text: "{name} goes on", to: end}'),
    )

    assert ["all-choices-hidden"] == [d.code for d in told(text)]


def test_the_offender_may_write_again_after_the_victim_wrote_nothing():
    """A quoted line after noticing is no answer; after protecting the account it is."""
    quoted = (
        '"The account wants money."}',
        '"The account wants money."}, {id: t-2, who: account, text: "Hello again"}',
    )
    blocks = ("{id: hello, act: notice", "{id: hello, act: protect")

    assert set() == codes(good("pupil", quoted))
    assert {"offender-answers-refusal", "pupil-threat-averted"} > codes(good("pupil", quoted, blocks)) > set()


def test_the_offender_does_not_answer_a_refusal_later_either():
    """Narrated passages between change nothing; somebody else who speaks first does, and so does a new stage."""
    blocks = ('text: "Saying hello", to: demand}', 'text: "{name} blocks it", to: night}')
    quoted = ('"The account wants money."}', MORE)
    aunt = ('text: "On."}]\n    next: demand', 'text: "Good morning.", who: victim}]\n    next: demand')

    def answered(stage: str, *changes: tuple[str, str]) -> bool:
        between = passage("night", "morning", stage) + passage("morning", "demand", stage)
        text = good("pupil", blocks, quoted, ("  demand:\n", between + "  demand:\n"), *changes)
        return "offender-answers-refusal" in codes(text)

    assert answered("threat")
    assert not answered("threat", aunt)
    assert not answered("private")


def test_an_offender_quoted_behind_a_condition_adapts():
    """Where every way to a quoted line has a condition, the offender answers to what was done."""
    changes = (
        ("start: request", "flags: [read]\nstart: request"),
        ('text: "Saying hello", to: demand}', 'text: "Saying hello", to: request, set: [read]}'),
        (TELLS, TELLS + '\n      - {id: later, act: wait, if: read, text: "Later", to: demand}'),
        ('"The account wants money."}', MORE),
    )

    assert {"offender-adapts"} == codes(good("pupil", *changes))


def test_passages_that_one_shortcut_passes_by_are_told_together():
    """One short cut is one cause, however much it leaves out."""
    text = good("pupil", ("must_pass: [who-helps]", "must_pass: [who-helps, told, demand]"))
    (found,) = told(text)

    assert 'ending "end" is reached without "told", "demand", by request.tell > who-helps.next' == found.message


def test_a_debrief_that_is_conditional_must_fit_every_run():
    """A section of lines with conditions only is told when some run shows none of them."""
    flagged = ("start: request", "flags: [told]\nstart: request")
    sets = (TELLS, 'text: "{name} tells a friend", to: who-helps, set: [told]}')
    one = ('"Telling an adult helped."}', '"Telling an adult helped.", if: told}')
    both = (one[0], one[1] + ', {id: d-4, text: "The aunt helped.", if: not told}')
    (found,) = told(good("pupil", flagged, sets, one))

    assert "ending-without-debrief" == found.code
    assert 'no line of "helped" shows after request.hello' in found.message
    assert set() == codes(good("pupil", flagged, sets, both))


def test_a_line_of_the_debrief_that_no_run_shows_is_told():
    """Its condition is looked at in every ending that can be reached."""
    flagged = ("start: request", "flags: [told]\nstart: request")
    sets = (TELLS, 'text: "{name} tells a friend", to: who-helps, set: [told]}')

    def with_line(condition: str) -> set[str]:
        more = f'"Telling an adult helped."}}, {{id: d-4, text: "The aunt helped.", if: {condition}}}'
        return codes(good("pupil", flagged, sets, ('"Telling an adult helped."}', more)))

    assert set() == with_line("told")
    assert {"line-never-shown"} == with_line("told and not told")
