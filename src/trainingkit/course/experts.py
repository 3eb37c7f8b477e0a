"""The page for the experts, made from the claims: what the course leans on that nobody has confirmed, by expert.

``make experts`` writes it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from trainingkit.course.blueprint import Confirmation, read_confirmed
from trainingkit.course.leaning import Leaning, leaning
from trainingkit.guidance import Claim, Guidance, ReviewRow, load_guidance, open_points, place_names, unconfirmed

FIRST = ("ask-directly", "no-personal-phone")
"""Two red behaviours are taught in these words, so they come first."""
ANYBODY = "The force's own subject lead"
"""Who confirms what names no expert."""
MOST_LISTED = 40
SEEN = {"full": "read in full", "part": "read in part", "secondary": "seen at second hand", "none": "not read"}

HEAD = """\
# For the experts

Made from the guidance data by `make experts`. Do not edit it by hand.

The course leans on the sentences below, and nobody has confirmed them yet. Until they are confirmed they are
practised and discussed. Each graded criterion leans on at least one confirmed claim as well, and every result says
*practice* until a panel has signed the standard.

**How to sign.** Read the sentence, the reason why it is open, and what leans on it. Say *as it stands*, *in other
words*, or *no*. The instructor then writes it into `instructor/confirmed.yml`:

```yaml
- {claim: ask-directly, who: A. Example, role: suicide-prevention lead, since: 2026-12-01, until: 2027-12-01}
```

Where your force says it in other words, add `wording: "..."`. A confirmation holds until its last day. *No* means that
the course has to change: tell the authors.

Questions that are about a scene and not about one sentence stand under *For the expert* in the design of each
[assessed story](../assessed) and of each [lesson](../../course).
"""


def experts_page(
    guidance: Guidance, leans: Sequence[Leaning], confirmed: Mapping[str, Confirmation] | None = None
) -> str:
    """The whole page, as Markdown; the same data gives the same page on every day.

    Parameters
    ----------
    guidance : Guidance
    leans : sequence of Leaning
        Where the course leans on which claim; a claim that the guidance does not have is left out.
    confirmed : mapping, optional
        What the force has confirmed, by claim; it is listed as such and not asked for again.
    """
    here = confirmed or {}
    used = {each.claim for each in leans}
    open_claims = [c for c in guidance.claims.values() if c.id in used and open_points(c) and c.id not in here]
    parts = [HEAD, *_overview(open_claims), *_first([c for c in open_claims if c.id in FIRST], guidance, leans)]
    for role, claims in _by_role([c for c in open_claims if c.id not in FIRST]).items():
        parts.append(f"## {role}\n")
        parts += (_claim(claim, guidance, leans) for claim in claims)
    parts += _others(unconfirmed(guidance))
    parts += _confirmed_here(here)
    parts += _dates(guidance, used)
    return "\n".join(parts)


def role_of(claim: Claim) -> str:
    """The expert that a claim waits for."""
    role, colon, _ = (claim.expert or "").partition(":")
    return role if colon else ANYBODY


def _by_role(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Claims by the expert, those who have most to read first."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(role_of(claim), []).append(claim)
    return dict(sorted(found.items(), key=lambda pair: (pair[0] == ANYBODY, -len(pair[1]), pair[0])))


def _overview(claims: Sequence[Claim]) -> Iterator[str]:
    yield "| expert | sentences to confirm | first of all | done |\n|---|---|---|---|"
    for role, theirs in _by_role(claims).items():
        first = ", ".join(f"`{claim.id}`" for claim in theirs if claim.id in FIRST)
        yield f"| {role} | {len(theirs)} | {first} | ☐ |"
    yield f"| **together** | **{len(claims)}** | | |\n"


def _first(claims: Sequence[Claim], guidance: Guidance, leans: Sequence[Leaning]) -> Iterator[str]:
    if claims:
        yield "## First of all\n"
        yield "Two red behaviours are taught in these words: asking about suicide, and keeping personal phones out."
        yield "What is graded leans on confirmed claims beside them; these are what trainers say. Confirm them first.\n"
        yield from (_claim(claim, guidance, leans) for claim in claims)


def _claim(claim: Claim, guidance: Guidance, leans: Sequence[Leaning]) -> str:
    places = [each for each in leans if each.claim == claim.id]
    rows = [
        ("For", role_of(claim)),
        ("Holds in", place_names(claim.jurisdictions)),
        ("Source", "; ".join(_source(guidance, name) for name in claim.sources)),
        ("Why it is open", "; ".join(_why(claim))),
    ]
    if claim.conflict:
        rows += [(f"{each.who} says", each.says) for each in claim.conflict.positions]
        rows.append(("Taught meanwhile", claim.conflict.taught))
    rows += [("Graded on it", _places(each for each in places if each.graded) or "nothing")]
    rows += [("Taught with it", _places(each for each in places if not each.graded) or "nothing")]
    rows += [("Sign-off", "☐ as it stands ☐ in other words ☐ no · name, role, date: ____________________")]
    table = "\n".join(f"| {_cell(name)} | {_cell(text)} |" for name, text in rows)
    return f"### `{claim.id}`\n\n> {claim.text}\n\n| | |\n|---|---|\n{table}\n"


def _why(claim: Claim) -> Iterator[str]:
    """Why it is open; the expert's name, which stands above, left out."""
    for point in open_points(claim):
        yield f"to settle: {claim.expert.partition(': ')[2]}" if claim.expert and claim.expert in point else point


def _source(guidance: Guidance, name: str) -> str:
    source = guidance.sources[name]
    when = f" ({source.date})" if source.date else ""
    return f"{source.publisher}, {source.title}{when}: {SEEN[source.seen]}"


def _places(places: Iterable[Leaning]) -> str:
    """Titles with their parts, each title once."""
    found: dict[str, list[str]] = {}
    for each in places:
        parts = found.setdefault(each.place.title, [])
        if each.place.part and each.place.part not in parts:
            parts.append(each.place.part)
    return "; ".join(
        f"{title} ({', '.join(f'`{part}`' for part in parts)})" if parts else title for title, parts in found.items()
    )


def _others(rows: Iterable[ReviewRow]) -> Iterator[str]:
    """Helplines, routes, offences and links: shown on help pages, in lesson 4 and in packs, and never graded."""
    yield "## Helplines, routes and offences\n"
    yield "They stand on the help pages, in the tables of lesson 4 and in the lesson plan of a pack. Nothing is"
    yield "graded on them. These are open.\n"
    yield "| what | reads | holds in | why it is open | right? |\n|---|---|---|---|---|"
    for row in rows:
        if row.kind != "claim":
            cells = (f"{row.kind} `{row.id}`", row.text, place_names(row.jurisdictions), "; ".join(row.reasons), "☐")
            yield f"| {' | '.join(map(_cell, cells))} |"
    yield ""


def _confirmed_here(confirmed: Mapping[str, Confirmation]) -> Iterator[str]:
    if confirmed:
        yield "## Confirmed by this force\n"
        yield "| claim | by | on | until |\n|---|---|---|---|"
        yield from (
            f"| `{c.claim}` | {_cell(f'{c.who}, {c.role}')} | {c.since} | {c.until} |" for c in confirmed.values()
        )
        yield ""


def _dates(guidance: Guidance, used: set[str]) -> Iterator[str]:
    """Every date by which something has to be looked at again, the nearest first."""
    records = [("claim", c) for c in guidance.claims.values() if c.id in used]
    records += [("helpline", h) for h in guidance.helplines.values()]
    records += [("route", r) for r in guidance.routes.values()]
    records += [("offence", o) for o in guidance.offences.values()]
    records += [("link", row) for row in guidance.curriculum.values()]
    by_day: dict[str, dict[str, list[str]]] = {}
    for kind, record in records:
        by_day.setdefault(str(record.review_by), {}).setdefault(kind, []).append(record.id)
    yield "## Due for review\n"
    yield "Each has a last day on which it may be shown without a fresh look at its source. `trainingkit guidance` says"
    yield "what is overdue today, `trainingkit guidance --within 60` what will be in two months.\n"
    yield "| last day | what |\n|---|---|"
    for day, kinds in sorted(by_day.items()):
        yield f"| {day} | {'; '.join(_listed(kind, ids) for kind, ids in kinds.items())} |"
    yield ""


def _listed(kind: str, ids: Sequence[str]) -> str:
    """How many, and which; a very long list only by its number."""
    named = f": {', '.join(f'`{each}`' for each in ids)}" if len(ids) <= MOST_LISTED else ""
    return f"{len(ids)} {kind}{'' if len(ids) == 1 else 's'}{named}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def page_of(instructor: Path, course: Path) -> str:
    """The page of these two folders, with what ``confirmed.yml`` has."""
    read = read_confirmed(instructor / "confirmed.yml").sound
    confirmed = {each.claim: each for each in (read.confirmed if read else ())}
    return experts_page(load_guidance(), leaning(instructor, course), confirmed)
