"""How a pupil story is built: narrated harm, no marks, help for everybody, a name nobody in the room shares."""

import re
from collections import Counter

from trainingkit.checks.endings import start_of
from trainingkit.checks.subject import Findings, Subject, last_passage, shown
from trainingkit.rule import Finding, rule
from trainingkit.story.references import PLACEHOLDER
from trainingkit.story.walk import choices_of, texts_of, trainer_texts_of

BEFORE = ("request", "trust", "move", "private")
NAMES = 4
MAY_AVERT = ("tell", "leave")
WORDS_TOO = frozenset({"Art", "Bill", "Dawn", "Faith", "Grace", "Hope", "Joy", "Mark", "May", "Pat", "Rose", "Will"})
"""Names that can begin a sentence without being one."""


@rule("pupil-stage-missing")
def pupil_stage_missing(subject: Subject) -> Findings:
    """A passage of a pupil story has no ``stage``.

    Why: what may be chosen, and what may be quoted, depends on whether it comes before or after the threat.

    Example:
        told: {lines: [...], next: who-helps}

    Mend: add ``stage``: request, trust, move, private, threat, response or after.
    """
    if subject.is_pupil:
        for name, passage in subject.story.passages.items():
            if passage.stage is None:
                at = subject.where_key("passages", name)
                yield Finding(f'passage "{name}" has no stage', at, 'add "stage:" (request ... threat ... after)')


@rule("pupil-act-missing")
def pupil_act_missing(subject: Subject) -> Findings:
    """A choice of a pupil story has no ``act``.

    Why: pupils choose among a closed list of acts: noticing, telling, helping. Nothing else can be offered.

    Example:
        - {id: rush, text: "Making things move fast", to: told}

    Mend: add ``act``: notice, tell, leave, support, protect, keep, report, reply, pay, wait or think.
    """
    if subject.is_pupil:
        for path, choice in choices_of(subject.story):
            if choice.act is None:
                hint = 'add "act:", such as notice, tell or support'
                yield Finding(f'choice "{path[1]}.{choice.id}" has no act', subject.where(*path, "id"), hint)


@rule("pupil-marks")
def pupil_marks(subject: Subject) -> Findings:
    """A pupil story has criteria, or a choice with a level or a marking tag.

    Why: pupils are never marked. A score says "you should have known", and shame keeps children from telling.

    Example:
        - {id: tell, act: tell, text: "Tell somebody", to: told, level: best}

    Mend: remove ``criteria``, ``level`` and ``tags``.
    """
    if not subject.is_pupil:
        return
    if subject.story.criteria:
        yield Finding("a pupil story has criteria", subject.where_key("criteria"), "remove them")
    for path, choice in choices_of(subject.story):
        for key in ("level", "tags"):
            if getattr(choice, key):
                message = f'choice "{path[1]}.{choice.id}" of a pupil story has "{key}"'
                yield Finding(message, subject.where_key(*path, key), "remove it")


@rule("pupil-cast")
def pupil_cast(subject: Subject) -> Findings:
    """The names are not ready to be swapped: a cast of four different names each, and no fixed name for the victim.

    In stories of every audience, no text holds a name of the cast; the placeholder stands for it.

    Why: a pupil in the room may share a fixed name. The teacher picks one of four sets on the start page, and a name
    that is typed into a text stays when another set is picked.

    Example:
        cast: {name: [Alex, Sam]}
        people:
          victim: {name: Sam, role: victim}

    Mend: give every entry of ``cast`` four names, different in every set, and write ``{name}`` wherever one is meant.
    """
    cast = subject.story.cast
    yield from _typed_names(subject)
    if not subject.is_pupil:
        return
    if not cast:
        hint = "add a cast: name: [Alex, Sam, Jo, Robin]"
        yield Finding("a pupil story has no cast", subject.where_key("story"), hint)
    for key, names in cast.items():
        if len(names) != NAMES:
            message = f'"{key}" has {len(names)} names; it needs {NAMES}'
            yield Finding(message, subject.where("cast", key), f"give it {NAMES} names")
    yield from _shared_names(subject)
    for key, person in subject.story.people.items():
        if cast and person.role == "victim" and not PLACEHOLDER.search(person.name):
            message = f'the victim has the fixed name "{person.name}"'
            hint = f'write "{{{next(iter(cast))}}}", so that the teacher can pick a name'
            yield Finding(message, subject.where("people", key, "name"), hint)


def _typed_names(subject: Subject) -> Findings:
    """Names of the cast that are written out where their placeholder belongs; once for each name in a text."""
    keys: dict[str, list[str]] = {}
    for key, names in subject.story.cast.items():
        for name in names:
            keys.setdefault(name, []).append(f"{{{key}}}")
    if not keys:
        return
    known = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(keys, key=len, reverse=True)))})(?!\w)")
    for path, text in (*texts_of(subject.story), *trainer_texts_of(subject.story)):
        typed = [m[0] for m in known.finditer(text) if m[0] not in WORDS_TOO or _amid(text[: m.start()])]
        for name in dict.fromkeys(typed):
            person = subject.story.people[path[1]] if path[0] == "people" else None
            if person and person.role == "victim" and subject.is_pupil:
                continue  # a fixed name for the victim is told by itself
            hint = f"write {' or '.join(dict.fromkeys(keys[name]))}" if person is None else "use another name"
            yield Finding(f'"{name}" is a name of the cast', subject.where_words(path, name), hint)


def _amid(before: str) -> bool:
    """Whether what follows stands within a sentence, so that its capital letter makes it a name."""
    return bool(re.search(r"[\w,;'’})]\s*$", before))


def _shared_names(subject: Subject) -> Findings:
    """The same name twice in one list, or in two lists at the same place."""
    cast = subject.story.cast
    for key, names in cast.items():
        for name in (n for n, times in Counter(names).items() if times > 1):
            yield Finding(f'"{name}" stands twice in "{key}"', subject.where("cast", key), "use four different names")
    for i in range(NAMES):
        seen: dict[str, str] = {}
        for key, names in cast.items():
            name = names[i] if i < len(names) else None
            if name in seen:
                message = f'"{seen[name]}" and "{key}" are both called {name} in set {i + 1}'
                yield Finding(message, subject.where("cast", key, i), "use another name")
            elif name:
                seen[name] = key


@rule("pupil-help-bypassed")
def pupil_help_bypassed(subject: Subject) -> Findings:
    """Some run of a pupil story ends without a passage of the beat ``help``.

    Why: everybody passes the help page once, as a scene, so that nobody stands out by looking for it.

    Example:
        told:
          choices:
            - {id: ask, act: tell, text: "Ask who helps", to: who-helps}
            - {id: go, act: wait, text: "Go home", to: end}

    Mend: lead every way through a passage with ``beats: [help]``.
    """
    if not subject.is_pupil:
        return
    space = subject.space
    if run := space.run(start_of(space), space.endings, avoid=space.with_beat("help")):
        end = last_passage(space, run)
        yield Finding(
            f'ending "{end}" is reached without the help scene, by {shown(run)}',
            subject.where_key("passages", end),
            'lead every way through a passage with "beats: [help]"',
        )


@rule("pupil-threat-missing")
def pupil_threat_missing(subject: Subject) -> Findings:
    """No passage of a pupil story has the stage or the beat ``threat``.

    Why: what is proved about threats (support follows, care does not avert them) would be proved about nothing.

    Example:
        request: {stage: request, next: told}
        told: {stage: response, next: end}

    Mend: mark the passage where the threat comes with ``stage: threat``.
    """
    if subject.is_pupil and not _threats(subject):
        hint = 'mark the passage where the threat comes with "stage: threat"'
        yield Finding('no passage has the stage or the beat "threat"', subject.where_key("passages"), hint)


@rule("pupil-threat-averted")
def pupil_threat_averted(subject: Subject) -> Findings:
    """A choice before the threat, other than telling or leaving, makes sure that the threat does not come.

    Why: if care averts the threat, then whoever was threatened was careless. The threat can come anyway: a new
    account, a made-up image.

    Example:
        request:
          stage: request
          choices:
            - {id: fast, act: notice, text: "Making things move fast", to: end}     # the clever one is safe
            - {id: nice, act: notice, text: "Being friendly", to: threat}

    Mend: let the threat still be reached from there.
    """
    if not subject.is_pupil:
        return
    space, passages = subject.space, subject.story.passages
    threat = space.at_passages(*_threats(subject))
    before = space.at_passages(*(n for n, p in passages.items() if p.stage in BEFORE))
    can = space.can_reach(threat)
    free = space.edges_of(f"{p[1]}.{c.id}" for p, c in choices_of(subject.story) if c.act in MAY_AVERT)
    averting = (before & can & ~threat)[space.sources] & ~can[space.targets] & ~free
    told: set[str] = set()
    for move in averting.nonzero()[0]:
        ref = space.choices[space.labels[move]]
        if ref not in told:
            told.add(ref)
            run = (*space.path(int(space.sources[move])), ref)
            yield Finding(
                f'choice "{ref}" averts the threat, by {shown(run)}',
                subject.where_choice(ref),
                "let the threat still be reached from there; only telling and leaving may end it",
            )


def _threats(subject: Subject) -> list[str]:
    return [n for n, p in subject.story.passages.items() if p.stage == "threat" or "threat" in p.beats]


RULES = (
    pupil_stage_missing,
    pupil_act_missing,
    pupil_marks,
    pupil_cast,
    pupil_help_bypassed,
    pupil_threat_missing,
    pupil_threat_averted,
)
