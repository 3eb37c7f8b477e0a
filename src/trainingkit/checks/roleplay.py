"""The role-play of a story: who may be played, what is said, and what an observer has to look for."""

from trainingkit.checks.leaks import plain
from trainingkit.checks.subject import Findings, Subject
from trainingkit.checks.voices import voiced
from trainingkit.checks.word_lists import OFFENDER
from trainingkit.checks.wording import screened
from trainingkit.diagnostics import did_you_mean
from trainingkit.rule import Finding, rule
from trainingkit.story.walk import lines_of_passages

FEW_WORDS = 3
"""An offender's line of fewer words, such as "Hi", is anybody's."""


@rule("roleplay-for-officers")
def roleplay_for_officers(subject: Subject) -> Findings:
    """A story for pupils or teachers has a role-play.

    Why: an exercise in which somebody acts a victim needs an officer's training, a trainer in the room and a stop word.
    No pupil acts a victim.

    Example:
        audience: pupil
        roleplay: {plays: friend, ...}

    Mend: remove it; pupils talk about the people of the story, and act nobody.
    """
    if subject.story.roleplay and subject.story.audience != "officer":
        told = f"a story for {subject.story.audience}s has a role-play"
        yield Finding(told, subject.where_key("roleplay"), "remove it: a role-play is for officers")


@rule("roleplay-criterion")
def roleplay_criterion(subject: Subject) -> Findings:
    """The observer's sheet has a criterion that the story does not have, or leaves out a red one.

    Why: a sheet without a red criterion could be all *yes* for somebody who never asked about suicide.

    Example:
        observe: {asks-suicide: "Asked about suicide in plain words"}      # the criterion is asks-about-suicide

    Mend: write the id of a criterion, and give every red one a line.
    """
    if subject.story.roleplay is None or subject.story.audience != "officer":
        return
    observed, known = subject.story.roleplay.observe, {each.id: each for each in subject.story.criteria}
    for name in observed:
        if name not in known:
            at = subject.where_key("roleplay", "observe", name)
            yield Finding(f'the observer looks for "{name}", which is no criterion', at, did_you_mean(name, known))
    for name in [each.id for each in subject.story.criteria if each.red and each.id not in observed]:
        told = f'the red criterion "{name}" is not on the observer\'s sheet'
        yield Finding(told, subject.where_key("roleplay", "observe"), f'add "{name}" with what can be seen or heard')


@rule("roleplay-offender")
def roleplay_offender(subject: Subject) -> Findings:
    """The actor plays somebody who is not there, or an offender, or is given an offender's words.

    Why: nobody practises the crime here, and nobody in the room is threatened, not even in play.

    Example:
        people: {account: {name: New account, role: offender}}
        roleplay: {plays: account, ...}

    Mend: let the actor play the victim, or somebody near to them, and narrate on the card what the offender did.
    """
    if (stage := subject.story.roleplay) is None:
        return
    person = subject.story.people.get(stage.plays)
    at = subject.where("roleplay", "plays")
    if person is None:
        hint = did_you_mean(stage.plays, subject.story.people) or "write a key of people"
        yield Finding(f'the actor plays "{stage.plays}", who is not under people', at, hint)
    elif person.role == "offender":
        yield Finding(f'the actor plays "{stage.plays}", an offender', at, "let the actor play the victim")
    yield from _offender_words(subject)


def _offender_words(subject: Subject) -> Findings:
    quoted = _offender_lines(subject)
    for said in voiced(subject.story):
        if said.voice == "roleplay" and said.path[1] == "prompts":
            yield from screened(subject, said, OFFENDER, "is too close to an offender's script")
        for line_id, words in quoted.items() if said.voice == "roleplay" else ():
            if f" {words} " in f" {plain(said.text)} ":
                told = f'the role-play says what the offender says in "{line_id}"'
                yield Finding(told, subject.where(*said.path), "narrate it on the card, in other words")


def _offender_lines(subject: Subject) -> dict[str, str]:
    people = subject.story.people
    lines = [line for _, line in lines_of_passages(subject.story) if line.who and people[line.who].role == "offender"]
    return {line.id: words for line in lines if len((words := plain(line.text)).split()) >= FEW_WORDS}


RULES = (roleplay_for_officers, roleplay_criterion, roleplay_offender)
