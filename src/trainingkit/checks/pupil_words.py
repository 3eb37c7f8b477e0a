"""The words of a pupil story: no marks, no figures, no method, no screenshot advice, and never the victim's shoes."""

import re

from trainingkit.checks.phrases import without, words
from trainingkit.checks.subject import Findings, Subject
from trainingkit.checks.voices import voiced
from trainingkit.checks.word_lists import FIGURES, PUPIL_SUICIDE, SCORE, SCREENSHOT, SUICIDE
from trainingkit.checks.wording import screened
from trainingkit.rule import Finding, rule
from trainingkit.story.model import Story
from trainingkit.story.walk import choices_of

# "You get a message" and "your phone" put the reader in the story; "You can tell a friend" speaks to the class.
AS_VICTIM = words(r"""
    you(?:[’']ve| have|[’']re| are)? (?:just |now |both |then |all )?(?:get|got|receiv\w+|send|sent|sending|open\w*)
    you(?:[’']ve| have)? (?:just |now |then )?(?:accept\w*|click\w*|paid|pay|repl\w+|feel|felt|see|saw|met|add|added)
    you(?:[’']ve| have)? (?:just |now |then )?(?:chat\w*|shar(?:e|ed|ing)|show(?:ed|n|ing)?|delet\w+|block\w*|wake|woke)
    you(?:[’']re| are) (?:at home|in your|on your|alone|scared|worried|1[0-8])
    your (?:phone|account|profile|messages?|picture|photo|image|room|bed|screen|aunt|mum|dad|friend list|game)
""")
YOU = words(r"you|your|yours|yourself|you[’'](?:re|ve|ll|d)")

IMAGE = (
    r"(?:images?|pictures?|pics?|photos?|selfies?|videos?|nudes?|video ?calls?|cameras?|webcams?|"
    r"(?:friend |follow )?requests?)"
)
VERB = (
    r"(?:sends?|sent|sending|shar(?:e|es|ed|ing)|shows?|showed|showing|accept(?:s|ed|ing)?|refus(?:e|es|ed|ing)|"
    r"declin(?:e|es|ed|ing)|forward(?:s|ed|ing)?|upload(?:s|ed|ing)?|posts?|posted|posting|says? (?:yes|no) to|"
    r"said (?:yes|no) to|turns? down|switch(?:es)? on|turns? on|agrees? to|swap(?:s|ped|ping)?|trad(?:e|es|ed|ing))"
)
HANDS_OVER = words(rf"""
    {VERB}(?:[^\w.!?;]+[\w’'{{}}-]+){{0,5}}?[^\w.!?;]+{IMAGE}
    {IMAGE} (?:is|was|gets?|has been) (?:sent|shared|shown|accepted|refused|declined|posted)
""")
OF_OFFENDER = re.compile(
    r"\b(?:threat\w*|ask\w*|want\w*|push\w*|trick\w*|account|offender|stranger|sender|them)\b[^.!?]*$", re.IGNORECASE
)


@rule("pupil-score-words")
def pupil_score_words(subject: Subject) -> Findings:
    """A pupil can read score, wrong, missed, worst, tick or the like.

    Why: a mark turns a story about somebody else's crime into a test that the reader can fail.

    Example:
        - {id: h-1, text: "You missed the first sign."}

    Mend: say what the offender did, what helped, and what could still help.
    """
    yield from _screen(subject, SCORE, "marks the reader")


@rule("pupil-suicide-words")
def pupil_suicide_words(subject: Subject) -> Findings:
    """A pupil story speaks about suicide or self-harm.

    Why: a child must not be asked to weigh a friend's risk. What a pupil needs is an adult, at once.

    Example:
        - {id: p-1, text: "{name} talks about suicide."}

    Mend: say "Stay with them. Get an adult now. 999 if in danger."
    """
    for said in voiced(subject.story) if subject.is_pupil else ():
        text = without(SUICIDE, said.text)  # told by suicide-words
        yield from screened(subject, said, PUPIL_SUICIDE, "speaks about suicide to pupils", text)


@rule("pupil-figures")
def pupil_figures(subject: Subject) -> Findings:
    """A pupil story holds a statistic or points at real cases.

    Why: figures age, frighten, and say "many do it"; a case is somebody's child.

    Example:
        - {id: h-1, text: "It happens to one in ten pupils."}

    Mend: leave it out.
    """
    yield from _screen(subject, FIGURES, "is a figure or a case")


@rule("pupil-screenshot")
def pupil_screenshot(subject: Subject) -> Findings:
    """A pupil story speaks of screenshots.

    Why: a copy of the screen can be a copy of an indecent image of a child, which is an offence to make.

    Example:
        - {id: s-1, text: "Take a screenshot of the chat."}

    Mend: say "Don't delete. Don't pay. Tell."
    """
    yield from _screen(subject, SCREENSHOT, "gives pupils advice about copying the screen")


@rule("pupil-as-victim")
def pupil_as_victim(subject: Subject) -> Findings:
    """A narrated line, a consequence or a choice puts the reader in the victim's place.

    Words in quotation marks are not looked at. Lines may speak to the class ("You can tell a teacher"); choices may
    not say "you" at all.

    Why: somebody in the room is in that place. The distance of a made-up person is what makes it safe to think.

    Example:
        - {id: r-1, text: "You get a message on your phone."}

    Mend: tell it about ``{name}``.
    """
    if not subject.is_pupil:
        return
    for said in voiced(subject.story):
        pattern = {"narrator": AS_VICTIM, "then": AS_VICTIM, "choice": YOU}.get(said.voice)
        if pattern and (match := pattern.search(said.unquoted())):
            yield Finding(
                f'"{match[0]}" puts the reader in the victim\'s place',
                subject.where_words(said.path, match[0]),
                f"tell it about {_somebody(subject.story)}",
            )


@rule("pupil-image-choice")
def pupil_image_choice(subject: Subject) -> Findings:
    """A choice, or its consequence, sends, shows, accepts or refuses an image or a request.

    A choice that notices or thinks may name what the offender does ("Threatening to share a picture").

    Why: a pupil who may click "refuse" learns that the victim could have. How an image came to exist is narrated.

    Example:
        - {id: no, act: reply, text: "{name} refuses to send a picture", to: told}

    Mend: narrate it, and let the reader choose what to notice, whom to tell, or how to help.
    """
    if not subject.is_pupil:
        return
    acts = {path: choice.act for path, choice in choices_of(subject.story)}
    for said in voiced(subject.story):
        if said.voice not in ("choice", "then"):
            continue
        about_offender = said.voice == "then" or acts[said.path[:-1]] in ("notice", "think")
        for match in HANDS_OVER.finditer(said.text):
            if not (about_offender and OF_OFFENDER.search(said.text[: match.start()])):
                yield Finding(
                    f'"{match[0]}" lets the reader send, show, accept or refuse an image or a request',
                    subject.where_words(said.path, match[0]),
                    "narrate it in a line; choices are noticing, telling and helping",
                )
                break


def _screen(subject: Subject, phrases: tuple, wrong: str) -> Findings:
    if subject.is_pupil:
        for said in voiced(subject.story):
            yield from screened(subject, said, phrases, wrong)


def _somebody(story: Story) -> str:
    return f"{{{next(iter(story.cast), 'name')}}}"


RULES = (
    pupil_score_words,
    pupil_suicide_words,
    pupil_figures,
    pupil_screenshot,
    pupil_as_victim,
    pupil_image_choice,
)
